namespace NetGenCompiler.Kernels.Tests.Arm;

/// <summary>A test that executes code for Arm, and is skipped where the tools for it are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class ArmFactAttribute : FactAttribute
{
    public ArmFactAttribute() => Skip = ArmToolchain.Missing;
}
