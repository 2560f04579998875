using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Emission.Convolution;

/// <summary>
/// Writes what the epilogues of a convolution's step need: pointers to their operands at the first row and channel of a tile, and the
/// arguments that kernels take of them.
/// </summary>
sealed class StepEpilogues(StepScope scope, FusedEpilogues epilogues, DenseGeometry geometry)
{
    readonly List<PlannedEpilogue> all = [.. epilogues.All];

    /// <summary>Declares the pointers. Of the first row and block, the index is given as text, empty where there is just one.</summary>
    public void Declare(string row, string block)
    {
        for (var i = 0; i < all.Count; i++)
        {
            for (var k = 0; k < all[i].Constants.Count; k++)
            {
                Declare(EpilogueParameters.Constants(i, k), scope.Weights(all[i].Constants[k]), Address.Stride(block, scope.InstructionSet.Lanes));
            }

            if (all[i].Operand is not { } operand) continue;
            Declare(
                EpilogueParameters.Operand(i), scope.Origin(operand, FirstOf(i)), Address.Stride(row, RowOf(i)), Address.Stride(block, PlaneOf(i)));
        }
    }

    /// <summary>The arguments of a tile's kernel by name, at a number of pixels from the first column.</summary>
    public IEnumerable<(string Name, string Value)> TileArguments(string pixel)
    {
        for (var i = 0; i < epilogues.InTile.Count; i++)
        {
            for (var k = 0; k < all[i].Constants.Count; k++) yield return Same(EpilogueParameters.Constants(i, k));
            if (all[i].Operand is null) continue;
            yield return (EpilogueParameters.Operand(i), Address.Sum(EpilogueParameters.Operand(i), 0, Address.Stride(pixel, PixelOf(i))).ToString());
            yield return (EpilogueParameters.OperandRow(i), CodeWriter.Literal(RowOf(i)));
            yield return (EpilogueParameters.OperandPlane(i), CodeWriter.Literal(PlaneOf(i)));
        }
    }

    /// <summary>The arguments of the kernel that is applied to stored rows, at a pixel, a row and a block from the tile's first.</summary>
    public IEnumerable<string> RowArguments(string pixel, int row, int block)
    {
        for (var i = epilogues.InTile.Count; i < all.Count; i++)
        {
            for (var k = 0; k < all[i].Constants.Count; k++) yield return Address.Sum(EpilogueParameters.Constants(i, k), block * scope.InstructionSet.Lanes).ToString();
            if (all[i].Operand is null) continue;
            yield return Address.Sum(EpilogueParameters.Operand(i), (row * RowOf(i)) + (block * PlaneOf(i)), Address.Stride(pixel, PixelOf(i))).ToString();
        }
    }

    public bool HasRowKernel => epilogues.OnRows.Count > 0;

    EpilogueOperand Kind(int index) => all[index].Key.Operand;

    int PixelOf(int index) => Kind(index) switch
    {
        EpilogueOperand.Tensor => geometry.OutputPixel,
        EpilogueOperand.Pixel => geometry.ColumnSpacing,
        _ => 0,
    };

    long RowOf(int index) => GoesByPixels(index) ? (long)geometry.RowSpacing * LayoutOf(index).RowStride : 0;

    /// <summary>From the operand's first element to that of the first pixel.</summary>
    long FirstOf(int index) => GoesByPixels(index) ? ((long)geometry.FirstRow * LayoutOf(index).RowStride) + ((long)geometry.FirstColumn * LayoutOf(index).Block) : 0;

    bool GoesByPixels(int index) => Kind(index) is EpilogueOperand.Tensor or EpilogueOperand.Pixel && LayoutOf(index).Shape.IsMap;

    long PlaneOf(int index) => Kind(index) is EpilogueOperand.Pixel or EpilogueOperand.Scalar ? 0 : LayoutOf(index).Kind == LayoutKind.Blocked ? LayoutOf(index).PlaneStride : geometry.OutputPlane;

    Layout LayoutOf(int index) => all[index].Operand!.Layout;

    void Declare(string name, Address pointer, params string[] offsets) => scope.Writer.Line($"var {name} = {Address.Sum(pointer, 0, offsets)};");

    static (string, string) Same(string name) => (name, name);
}
