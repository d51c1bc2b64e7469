using System.Diagnostics;

namespace HealthNeeds.Ingest.Tests.CommandLine;

/// <summary>run.ps1 and test.ps1 in PowerShell, a tool of the repository's (.config/dotnet-tools.json) that <c>./test</c> restores.</summary>
[Trait("Speed", "Slow")]
public sealed class PowerShellScriptTests
{
    private static readonly string Root = Above("run.ps1");

    [Fact]
    public async Task Scripts_CanBeRead()
    {
        var (code, output, error) = await RunAsync("""
            $problems = foreach ($file in Get-ChildItem *.ps1, scripts/*.ps1) {
                $found = $null
                [void][Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref]$null, [ref]$found)
                $found | ForEach-Object { "$($file.Name) line $($_.Extent.StartLineNumber): $($_.Message)" }
            }
            "problems: $(@($problems).Count)"; $problems; exit @($problems).Count
            """);
        (code, output.Trim()).Should().Be((0, "problems: 0"), error);
    }

    [Theory]
    [InlineData("run", "run.ps1", "-Region", "-Port", "-NoWorker", "Releases__Directory", "Data__Directory", "Worker__Embedded", "Worker__Schedule")]
    [InlineData("test", "test.ps1", "-Quick", "-Soak")]
    public async Task Help_NamesEveryOption_OfTheShellsScriptToo(string shell, string script, params string[] named)
    {
        var (code, output, error) = await RunAsync($"Get-Help ./{script} -Detailed | Out-String -Width 200");
        code.Should().Be(0, error);
        output.Should().ContainAll(named);
        var options = File.ReadAllText(Path.Combine(Root, shell));
        named.Where(n => n[0] == '-').Should().OnlyContain(n => options.Contains(n == "-NoWorker" ? "--no-worker" : $"-{n.ToLowerInvariant()}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("./run.ps1 -Port 70000", "greater than the maximum allowed range of 65535")]
    [InlineData("./run.ps1 -Port many", "Cannot convert value \"many\" to type \"System.Int32\"")]
    [InlineData("./run.ps1 -Fast", "parameter name 'Fast'")]
    [InlineData("./test.ps1 -Fast", "parameter name 'Fast'")]
    public async Task AWrongOption_BuildsAndServesNothing(string command, string message)
    {
        var (code, output, error) = await RunAsync(command);
        code.Should().NotBe(0);
        error.ReplaceLineEndings(" ").Should().Contain(message);
        output.Should().NotContain("Building");
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string command)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[] { "tool", "run", "pwsh", "--", "-NoProfile", "-NonInteractive", "-Command", $"$PSStyle.OutputRendering = 'PlainText'; {command}" })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static string Above(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, file)))
                return folder.FullName;
        }

        throw new FileNotFoundException($"No {file} above {AppContext.BaseDirectory}.");
    }
}
