using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using NetGen.Runtime.Data.Transforms;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Tests.Data.Transforms;

/// <summary>A line of transforms.jsonl: a function with its arguments, and what torchvision makes of an image.</summary>
sealed class TransformCase(JsonElement root)
{
    public static JsonElement[] Lines { get; } = [.. File.ReadLines(Fixture.Path("transforms.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    public static TransformCase[] All { get; } = [.. Lines.Where(l => l.TryGetProperty("output", out _)).Select(l => new TransformCase(l))];

    public string Function => root.GetProperty("function").GetString()!;

    public ImageShape Shape => new(root.GetProperty("channels").GetInt32(), root.GetProperty("height").GetInt32(), root.GetProperty("width").GetInt32());

    public float[] Input => [.. Enumerable.Range(0, Shape.Length).Select(i => ((i * 37) + (i / 5 * 11)) % 256 / 255f)];

    public float[] Output => MemoryMarshal.Cast<byte, float>(root.GetProperty("output").GetBytesFromBase64()).ToArray();

    public override string ToString() => $"{Function} {Shape} {root.GetProperty("arguments").GetRawText()}";

    public float[] Run()
    {
        var input = Input;
        var output = new float[Output.Length];
        switch (Function)
        {
            case "FlipHorizontally": ImageGeometry.FlipHorizontally(input, Shape, output); break;
            case "FlipVertically": ImageGeometry.FlipVertically(input, Shape, output); break;
            case "Crop": ImageGeometry.Crop(input, Shape, Integer("top"), Integer("left"), Integer("newHeight"), Integer("newWidth"), output, (float)Number("fill")); break;
            case "CenterCrop": return Apply(new CenterCrop(Integer("newHeight"), Integer("newWidth")), input);
            case "Resize": return Apply(new Resize(Integer("newHeight"), Integer("newWidth"), Argument("antialias").GetBoolean()), input);
            case "ResizeShorter": return Apply(Resize.Shorter(Integer("size"), Argument("antialias").GetBoolean()), input);
            case "Affine":
                var map = AffineMap.Create(Number("degrees"), Number("moveX"), Number("moveY"), Number("scale"), Number("shearX"), Number("shearY"));
                ImageGeometry.Warp(input, Shape, map, output, Enum.Parse<PixelInterpolation>(Argument("interpolation").GetString()!), (float)Number("fill"));
                break;
            case "Augment": new RandAugment().Perform(Enum.Parse<AugmentOperation>(Argument("operation").GetString()!), Number("value"), input, Shape, output); break;
            default:
                RunInPlace(input);
                return input;
        }

        return output;
    }

    float[] Apply(Transform transform, float[] input)
    {
        ImmutableArray<int> shape = [Shape.Channels, Shape.Height, Shape.Width];
        var output = new float[transform.OutputShape(shape).Aggregate(1, (product, d) => product * d)];
        var random = default(RandomStream);
        transform.Apply(input, shape, output, ref random);
        return output;
    }

    void RunInPlace(float[] image)
    {
        switch (Function)
        {
            case "AdjustBrightness": ImageColor.AdjustBrightness(image, Number("factor")); break;
            case "AdjustContrast": ImageColor.AdjustContrast(image, Shape, Number("factor")); break;
            case "AdjustSaturation": ImageColor.AdjustSaturation(image, Shape, Number("factor")); break;
            case "AdjustHue": ImageColor.AdjustHue(image, Shape, Number("factor")); break;
            case "AdjustSharpness": ImageIntensity.AdjustSharpness(image, Shape, Number("factor")); break;
            case "Invert": ImageIntensity.Invert(image); break;
            case "Solarize": ImageIntensity.Solarize(image, Number("threshold")); break;
            case "Posterize": ImageIntensity.Posterize(image, Integer("bits")); break;
            case "AutoContrast":
                foreach (ref var pixel in image.AsSpan()) pixel = (pixel * 0.5f) + 0.2f;
                ImageIntensity.AutoContrast(image, Shape);
                break;
            case "Equalize": ImageIntensity.Equalize(image, Shape); break;
            default: throw new InvalidOperationException($"no function {Function}");
        }
    }

    JsonElement Argument(string name) => root.GetProperty("arguments").GetProperty(name);

    int Integer(string name) => Argument(name).GetInt32();

    double Number(string name) => Argument(name).GetDouble();
}
