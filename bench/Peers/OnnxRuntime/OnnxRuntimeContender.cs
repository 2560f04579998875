using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using NetGen.Runtime;
using static NetGenCompiler.Bench.Peers.OnnxRuntime.OnnxRuntimeFunction;

namespace NetGenCompiler.Bench.Peers.OnnxRuntime;

/// <summary>A session of ONNX Runtime with all its optimizations, over buffers that it does not allocate.</summary>
sealed unsafe class OnnxRuntimeContender : IContender
{
    const int OptimizeAll = 99, WarningsAndErrors = 2, ArenaAllocator = 1, DefaultMemory = 0, Float = 1;

    readonly OnnxRuntimeLibrary library;
    readonly nint inputName = Marshal.StringToCoTaskMemUTF8("x"), outputName = Marshal.StringToCoTaskMemUTF8("y");
    readonly float[] input, output;
    readonly void* environment, options, memory, session, inputValue, outputValue;

    /// <summary>Makes a session of <see cref="PeerFiles.Onnx"/>.</summary>
    /// <param name="library">The library.</param>
    /// <param name="network">What the file holds.</param>
    /// <param name="files">The files.</param>
    /// <param name="threads">Threads of an operator.</param>
    /// <param name="profile">Where a profile of all runs goes when the session ends: the beginning of a path; null for none.</param>
    public OnnxRuntimeContender(OnnxRuntimeLibrary library, NetworkDescription network, PeerFiles files, int threads, string? profile = null)
    {
        this.library = library;
        input = GC.AllocateUninitializedArray<float>((int)network.Inputs[0].Length, pinned: true);
        output = GC.AllocateUninitializedArray<float>((int)network.Outputs[0].Length, pinned: true);
        files.Input.CopyTo(input, 0);

        void* made;
        library.Check(((delegate* unmanaged<int, byte*, void**, void*>)library[CreateEnv])(WarningsAndErrors, (byte*)inputName, &made));
        environment = made;
        library.Check(((delegate* unmanaged<void**, void*>)library[CreateSessionOptions])(&made));
        options = made;
        library.Check(((delegate* unmanaged<void*, int, void*>)library[SetSessionGraphOptimizationLevel])(options, OptimizeAll));
        library.Check(((delegate* unmanaged<void*, int, void*>)library[SetIntraOpNumThreads])(options, threads));

        // Its threads may spin while a run lasts, not into the next contender's turn.
        Configure("session.force_spinning_stop", "1");
        if (profile is not null) EnableProfile(profile);

        var start = Stopwatch.GetTimestamp();
        fixed (byte* path = Encoding.UTF8.GetBytes(files.Onnx + "\0"))
        {
            library.Check(((delegate* unmanaged<void*, byte*, void*, void**, void*>)library[CreateSession])(environment, path, options, &made));
        }

        session = made;
        LoadSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        library.Check(((delegate* unmanaged<int, int, void**, void*>)library[CreateCpuMemoryInfo])(ArenaAllocator, DefaultMemory, &made));
        memory = made;
        inputValue = Value(input, network.Inputs[0]);
        outputValue = Value(output, network.Outputs[0]);
        FirstSeconds = Time(1);
    }

    public string Version => $"ONNX Runtime {library.Version}";

    public ReadOnlySpan<float> Output => output;

    /// <summary>Seconds that creating the session took.</summary>
    public double? LoadSeconds { get; }

    /// <summary>Seconds of the first run.</summary>
    public double? FirstSeconds { get; }

    public double Time(int runs)
    {
        var run = (delegate* unmanaged<void*, void*, byte**, void**, nuint, byte**, nuint, void**, void*>)library[Run];
        byte* inputNames = (byte*)inputName, outputNames = (byte*)outputName;
        void* inputs = inputValue, outputs = outputValue;
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < runs; i++) library.Check(run(session, null, &inputNames, &inputs, 1, &outputNames, 1, &outputs));
        return Stopwatch.GetElapsedTime(start).TotalSeconds / runs;
    }

    public void Dispose()
    {
        library.Release(ReleaseValue, outputValue);
        library.Release(ReleaseValue, inputValue);
        library.Release(ReleaseMemoryInfo, memory);
        library.Release(ReleaseSession, session);
        library.Release(ReleaseSessionOptions, options);
        library.Release(ReleaseEnv, environment);
        Marshal.FreeCoTaskMem(outputName);
        Marshal.FreeCoTaskMem(inputName);
    }

    /// <summary>A tensor of one item over an array that does not move.</summary>
    void* Value(float[] values, TensorDescription tensor)
    {
        long[] shape = [1, .. tensor.Shape];
        void* made;
        fixed (float* data = values)
        fixed (long* dimensions = shape)
        {
            library.Check(((delegate* unmanaged<void*, void*, nuint, long*, nuint, int, void**, void*>)library[CreateTensorWithDataAsOrtValue])(
                memory, data, (nuint)values.Length * sizeof(float), dimensions, (nuint)shape.Length, Float, &made));
        }

        return made;
    }

    void Configure(string key, string value)
    {
        fixed (byte* keyText = Encoding.UTF8.GetBytes(key + "\0"), valueText = Encoding.UTF8.GetBytes(value + "\0"))
        {
            library.Check(((delegate* unmanaged<void*, byte*, byte*, void*>)library[AddSessionConfigEntry])(options, keyText, valueText));
        }
    }

    void EnableProfile(string prefix)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(prefix + "\0"))
        {
            library.Check(((delegate* unmanaged<void*, byte*, void*>)library[EnableProfiling])(options, text));
        }
    }
}
