namespace NetGen.Cli.Training;

/// <summary>What training data can be read from.</summary>
enum DataFormat
{
    /// <summary>What the folder's files tell.</summary>
    Auto,

    /// <summary>Digits that are drawn: no files.</summary>
    Digits,

    /// <summary>The four files of MNIST and its relatives.</summary>
    Idx,

    /// <summary>The binary files of CIFAR-10.</summary>
    Cifar10,

    /// <summary>The binary files of CIFAR-100.</summary>
    Cifar100,

    /// <summary>A folder of images for each class, or such folders under <c>train</c> and <c>val</c>.</summary>
    Folder,

    /// <summary>Arrays <c>x.npy</c> and <c>y.npy</c>.</summary>
    Npy,

    /// <summary>Arrays <c>x</c> and <c>y</c> in an archive.</summary>
    Npz,

    /// <summary>Rows of numbers whose last column is the label.</summary>
    Csv,
}
