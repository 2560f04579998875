using System.Runtime.InteropServices;
using NetGen.Testing;

namespace NetGenCompiler.Bench.Peers.OnnxRuntime;

/// <summary>ONNX Runtime's native library, as the npm package <c>onnxruntime-node</c> carries it.</summary>
sealed unsafe class OnnxRuntimeLibrary
{
    // The version of the table that is asked for: the last function used here came with it.
    const uint ApiVersion = 5;

    readonly void** functions;

    OnnxRuntimeLibrary(nint library)
    {
        // struct OrtApiBase: the function that gives the table, and the one that gives the version.
        var apiBase = ((delegate* unmanaged<void**>)NativeLibrary.GetExport(library, "OrtGetApiBase"))();
        functions = ((delegate* unmanaged<uint, void**>)apiBase[0])(ApiVersion);
        Version = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)apiBase[1])())!;
    }

    /// <summary>The library; null where it is not installed.</summary>
    public static OnnxRuntimeLibrary? Installed { get; } = NativeLibrary.TryLoad(LibraryPath, out var library) ? new(library) : null;

    /// <summary><c>1.30.0</c>.</summary>
    public string Version { get; }

    static string LibraryPath => Path.Combine(
        Repository.Root, "bench", "Peers", "node_modules", "onnxruntime-node", "bin", "napi-v6", "linux",
        RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64", "libonnxruntime.so.1");

    public void* this[OnnxRuntimeFunction function] => functions[(int)function];

    /// <summary>Throws what a call says.</summary>
    /// <param name="status">Nothing where it succeeded.</param>
    public void Check(void* status)
    {
        if (status is null) return;
        var message = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<void*, byte*>)this[OnnxRuntimeFunction.GetErrorMessage])(status));
        Release(OnnxRuntimeFunction.ReleaseStatus, status);
        throw new InvalidOperationException($"ONNX Runtime: {message}");
    }

    /// <summary>Gives back what the library made.</summary>
    public void Release(OnnxRuntimeFunction release, void* handle)
    {
        if (handle is not null) ((delegate* unmanaged<void*, void>)this[release])(handle);
    }
}
