using NetGenOracle.Kernels;

namespace NetGenOracle.Tests.Gradients;

public class RandomNumberTests
{
    // The known answers that come with Random123, the paper's code, for philox4x32 with 10 rounds.
    [Theory]
    [InlineData(new uint[] { 0, 0, 0, 0 }, new uint[] { 0, 0 }, new uint[] { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 })]
    [InlineData(
        new uint[] { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff }, new uint[] { 0xffffffff, 0xffffffff },
        new uint[] { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd })]
    [InlineData(
        new uint[] { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 }, new uint[] { 0xa4093822, 0x299f31d0 },
        new uint[] { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 })]
    public void Philox_gives_the_published_words(uint[] counter, uint[] key, uint[] words) => Assert.Equal(words, RandomNumbers.Philox(counter, key));

    [Theory]
    [InlineData(0ul, 0u, 0, 0.5f)]
    [InlineData(0x0123456789abcdeful, 4_000_000_000u, 77, 0.3f)]
    [InlineData(ulong.MaxValue, 1u, int.MaxValue, 0.9f)]
    public void The_runtime_draws_the_masks_of_the_oracle(ulong seed, uint step, int layer, float p)
    {
        var mask = new NetGen.Runtime.Numerics.DropoutMask(seed, step, (uint)layer, p);
        foreach (var first in new[] { 0L, 4 * 0xffffffffL })
        {
            for (var element = first; element < first + 500; element++) Assert.Equal(RandomNumbers.Keeps(new(seed, step), layer, element, p), mask.Keeps(element));
        }
    }
}
