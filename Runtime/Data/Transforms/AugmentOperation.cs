namespace NetGen.Runtime.Data.Transforms;

/// <summary>What <see cref="RandAugment"/> chooses from: the table of torchvision's <c>RandAugment</c>, in its order.</summary>
public enum AugmentOperation
{
    /// <summary>Nothing.</summary>
    Identity,

    /// <summary>Shears along x, about the upper left corner.</summary>
    ShearX,

    /// <summary>Shears along y, about the upper left corner.</summary>
    ShearY,

    /// <summary>Moves to the right.</summary>
    TranslateX,

    /// <summary>Moves down.</summary>
    TranslateY,

    /// <summary>Turns counter-clockwise.</summary>
    Rotate,

    /// <summary>Changes the brightness.</summary>
    Brightness,

    /// <summary>Changes the saturation.</summary>
    Color,

    /// <summary>Changes the contrast.</summary>
    Contrast,

    /// <summary>Changes the sharpness.</summary>
    Sharpness,

    /// <summary>Keeps the highest bits of a byte.</summary>
    Posterize,

    /// <summary>Inverts what is bright.</summary>
    Solarize,

    /// <summary>Stretches each channel over the whole range.</summary>
    AutoContrast,

    /// <summary>Makes all intensities as frequent.</summary>
    Equalize,
}
