namespace NetGenCompiler.Bench.Peers.OnnxRuntime;

/// <summary>
/// Places in the table of functions that ONNX Runtime's C API gives (<c>struct OrtApi</c> of <c>onnxruntime_c_api.h</c>); versions only add to its end.
/// </summary>
enum OnnxRuntimeFunction
{
    GetErrorMessage = 2,
    CreateEnv = 3,
    CreateSession = 7,
    Run = 9,
    CreateSessionOptions = 10,
    EnableProfiling = 14,
    SetSessionGraphOptimizationLevel = 23,
    SetIntraOpNumThreads = 24,
    CreateTensorWithDataAsOrtValue = 49,
    CreateCpuMemoryInfo = 69,
    ReleaseEnv = 92,
    ReleaseStatus = 93,
    ReleaseMemoryInfo = 94,
    ReleaseSession = 95,
    ReleaseValue = 96,
    ReleaseSessionOptions = 100,
    AddSessionConfigEntry = 130,
}
