namespace NetGen.Cli.Tests.Support;

/// <summary>A test that shows pages to a browser, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute()
    {
        if (Chromium.Program is null) Skip = "there is no Chromium";
    }
}
