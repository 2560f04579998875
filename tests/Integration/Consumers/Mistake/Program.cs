namespace Mistake;

[Network]
public sealed partial class TooLarge : Module
{
    readonly Conv2d conv = new(4, kernel: 9);

    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x
        | conv;
}
