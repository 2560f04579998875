using System.Diagnostics;

namespace NetGen.Cli.Tests.Support;

/// <summary>A browser without a window, which some tests show pages to where it is installed.</summary>
static class Chromium
{
    static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--hide-scrollbars", "--enable-logging=stderr",
    ];

    /// <summary>Its path; null where there is none.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>Runs it on a file.</summary>
    /// <param name="file">The page.</param>
    /// <param name="isDark">Whether the reader prefers dark.</param>
    /// <param name="width">Of the window, 500 pixels at least.</param>
    /// <param name="height">Of the window.</param>
    /// <param name="action">What it does: <c>--dump-dom</c>, <c>--screenshot=FILE</c>.</param>
    /// <returns>What it prints, and what pages say in its console.</returns>
    public static (string Output, IReadOnlyList<string> Console) Run(string file, bool isDark, int width, int height, string action)
    {
        var profile = Directory.CreateTempSubdirectory("netgen-chromium-");
        try
        {
            // Blink's number for dark is 0.
            string[] arguments =
            [
                .. Flags, $"--user-data-dir={profile.FullName}", $"--window-size={width},{height}", $"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}",
                "--virtual-time-budget=2000", action, new Uri(file).AbsoluteUri,
            ];
            using var process = Process.Start(new ProcessStartInfo(Program!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail("Chromium does not end");
            }

            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return (output.Result, [.. errors.Result.Split('\n').Where(l => l.Contains("CONSOLE", StringComparison.Ordinal))]);
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }
}
