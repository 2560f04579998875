namespace NetGenCompiler.Planning.Convolution;

/// <summary>
/// A convolution or a matrix product as dense register tiles see it: numbers of pixels, channels and taps, and the floats between them. Rows of
/// a matrix are the pixels of a map of one row, its columns the channels of one plane.
/// </summary>
sealed record DenseGeometry
{
    /// <summary>Rows of output pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Columns of output pixels.</summary>
    public required int Width { get; init; }

    public required int Inputs { get; init; }

    public required int Outputs { get; init; }

    public int Groups { get; init; } = 1;

    public int KernelHeight { get; init; } = 1;

    public int KernelWidth { get; init; } = 1;

    public int StrideHeight { get; init; } = 1;

    public int StrideWidth { get; init; } = 1;

    public int DilationHeight { get; init; } = 1;

    public int DilationWidth { get; init; } = 1;

    /// <summary>From the start of the input's layout to the first tap of the first pixel; in a volume to the first slice's first row.</summary>
    public long InputStart { get; init; }

    /// <summary>Channels of an input plane.</summary>
    public required int InputBlock { get; init; }

    /// <summary>From an input pixel to the next.</summary>
    public required int InputPixel { get; init; }

    public int InputRow { get; init; }

    public int InputPlane { get; init; }

    /// <summary>From the start of the result's layout to its first pixel.</summary>
    public long OutputStart { get; init; }

    public required int OutputPixel { get; init; }

    /// <summary>The row of the result that is written first.</summary>
    public int FirstRow { get; init; }

    /// <summary>From a row of the result that is written to the next.</summary>
    public int RowSpacing { get; init; } = 1;

    /// <summary>The column of the result that is written first.</summary>
    public int FirstColumn { get; init; }

    /// <summary>From a column of the result that is written to the next.</summary>
    public int ColumnSpacing { get; init; } = 1;

    public int OutputRow { get; init; }

    /// <summary>From a vector of output channels to the next.</summary>
    public required int OutputPlane { get; init; }

    /// <summary>Depth and height where it is of volumes: the rows are then those of all slices, of the result as of the kernel.</summary>
    public VolumeGeometry? Volume { get; init; }

    /// <summary>The geometry without its addresses: what the choice of tiles depends on, the same for layers of one shape wherever their values lie.</summary>
    /// <param name="lanes">The floats of a vector.</param>
    public DenseGeometry WithoutAddresses(int lanes) => this with
    {
        InputStart = 0,
        InputPixel = 0,
        InputRow = 0,
        InputPlane = 0,
        OutputStart = 0,
        OutputPixel = OutputPixel % lanes,
        OutputRow = 0,
        OutputPlane = 0,
        FirstRow = 0,
        RowSpacing = 1,
        FirstColumn = 0,
        ColumnSpacing = 1,
    };

    public int Taps => KernelHeight * KernelWidth;

    public int GroupInputs => Inputs / Groups;

    public int GroupOutputs => Outputs / Groups;

    public int InputPlanes => (Inputs + InputBlock - 1) / InputBlock;

    /// <summary>Vectors of output channels.</summary>
    public int OutputVectors(int lanes) => (Outputs + lanes - 1) / lanes;

    /// <summary>From a tap of a kernel row to the next.</summary>
    public int TapStep => DilationWidth * InputPixel;

    /// <summary>What remains from the end of a kernel row to the start of the next.</summary>
    public int RowStep => (DilationHeight * InputRow) - (KernelWidth * TapStep);

    /// <summary>What remains from below a plane's last kernel row to the next plane's first; in a volume, where a tile knows its slices, from plane to plane.</summary>
    public int PlaneStep => Volume is not null ? InputPlane : InputPlane - (KernelHeight * DilationHeight * InputRow);

    /// <summary>Whether the next pixel follows the last channel of a pixel at once, so that its vector must not be stored whole.</summary>
    public bool StoresPartOfLastVector(int lanes) => Outputs % lanes != 0 && Width > 1 && OutputPixel % lanes != 0;

    /// <summary>The first input plane that the groups of some outputs reach into.</summary>
    public int FirstPlane(int firstOutput, int windowPlanes) =>
        Math.Min(firstOutput / GroupOutputs * GroupInputs / InputBlock, InputPlanes - windowPlanes);

    /// <summary>Input planes that the groups of a tile reach into, whichever the tile; more than it needs hold zero weights.</summary>
    public int WindowPlanes(int tileOutputs)
    {
        if (Groups == 1) return InputPlanes;
        var widest = 0;
        for (var first = 0; first < Outputs; first += tileOutputs)
        {
            var last = Math.Min(first + tileOutputs, Outputs) - 1;
            var (firstChannel, lastChannel) = (first / GroupOutputs * GroupInputs, (((last / GroupOutputs) + 1) * GroupInputs) - 1);
            widest = Math.Max(widest, (lastChannel / InputBlock) - (firstChannel / InputBlock) + 1);
        }

        return widest;
    }

    /// <summary>Channels that a tile sums over: all and no more where the window is all of the input.</summary>
    public int WindowChannels(int windowPlanes) => windowPlanes == InputPlanes ? Inputs : windowPlanes * InputBlock;
}
