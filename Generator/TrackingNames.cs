namespace NetGenCompiler;

/// <summary>The names of the pipeline's steps, by which tests see what an edit reruns.</summary>
static class TrackingNames
{
    public const string Lower = nameof(Lower);
    public const string Libraries = nameof(Libraries);
    public const string Tuning = nameof(Tuning);
    public const string Compile = nameof(Compile);
    public const string Kernels = nameof(Kernels);
    public const string Catalog = nameof(Catalog);
    public const string Modules = nameof(Modules);
}
