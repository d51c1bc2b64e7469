using System.Diagnostics;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Ingest.Tests.CommandLine;

/// <summary>run.ps1 and test.ps1 in PowerShell, a tool of the repository's (.config/dotnet-tools.json) that <c>./test</c> restores.</summary>
[Trait("Speed", "Slow")]
public sealed class PowerShellScriptTests
{
    /// <summary>The script's own function, without the rest of it.</summary>
    private const string GetSources = """
        $script = [Management.Automation.Language.Parser]::ParseFile("$PWD/run.ps1", [ref]$null, [ref]$null)
        . ([scriptblock]::Create($script.Find({ param($part) $part -is [Management.Automation.Language.FunctionDefinitionAst] -and $part.Name -eq 'Get-Sources' }, $true).Extent.Text))
        """;

    /// <summary>What only asks, by what it asks about: one PowerShell answers all of it, which takes seconds to start. The last is asked elsewhere.</summary>
    private static readonly (string About, string Question)[] Questions =
    [
        ("problems", """
            $problems = foreach ($file in Get-ChildItem *.ps1, scripts/*.ps1) {
                $found = $null
                [void][Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref]$null, [ref]$found)
                $found | ForEach-Object { "$($file.Name) line $($_.Extent.StartLineNumber): $($_.Message)" }
            }
            "problems: $(@($problems).Count)"; $problems
            """),
        ("run.ps1", "Get-Help ./run.ps1 -Detailed | Out-String -Width 200"),
        ("test.ps1", "Get-Help ./test.ps1 -Detailed | Out-String -Width 200"),
        ("both options", "'both: ' + @((Get-Command ./test.ps1).ParameterSets | Where-Object { $_.Parameters.Name -contains 'Quick' -and $_.Parameters.Name -contains 'Soak' }).Count"),
        ("wrong options", """
            foreach ($command in './run.ps1 -Port 70000', './run.ps1 -Port many', './test.ps1 -Fast') {
                try { & ([scriptblock]::Create($command)); "$command went on" } catch { "$command is refused: $($_.Exception.Message)" }
            }
            """),
        ("changes", $$"""
            {{GetSources}}
            Set-Location (New-Item -ItemType Directory (Join-Path $elsewhere obj clone))
            New-Item -ItemType Directory Core/bin, Store, Analytics, Ingest, Dashboard | Out-Null
            foreach ($file in 'Core/a.cs', 'Core/b.cs', 'Core/bin/c.cs', 'Directory.Build.props', 'global.json', 'package-lock.json', 'BannedSymbols.txt', '.editorconfig') { Set-Content $file 'one' }
            $first = Get-Sources; Set-Content Core/bin/c.cs 'made'; "made: $($first -eq (Get-Sources))"
            Set-Content Core/a.cs 'changed'; "changed: $($first -eq (Get-Sources))"
            """),
    ];

    private static readonly Lazy<Task<(int ExitCode, string Output, string Error)>> Asked = new(AskAsync);

    internal static readonly string Root = Above("run.ps1");

    [Fact]
    public async Task Scripts_CanBeRead() => (await AnswerAsync("problems")).Trim().Should().Be("problems: 0");

    [Theory]
    [InlineData("run", "run.ps1", "-Region", "-Port", "-NoWorker", "Releases__Directory", "Data__Directory", "Worker__Embedded", "Worker__Schedule")]
    [InlineData("test", "test.ps1", "-Quick", "-Soak")]
    public async Task Help_NamesEveryOption_OfTheShellsScriptToo(string shell, string script, params string[] named)
    {
        (await AnswerAsync(script)).Should().ContainAll(named);
        var options = File.ReadAllText(Path.Combine(Root, shell));
        named.Where(n => n[0] == '-').Should().OnlyContain(n => options.Contains(n == "-NoWorker" ? "--no-worker" : $"-{n.ToLowerInvariant()}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("./run.ps1 -Port 70000", "greater than the maximum allowed range of 65535")]
    [InlineData("./run.ps1 -Port many", "Cannot convert value \"many\" to type \"System.Int32\"")]
    [InlineData("./test.ps1 -Fast", "parameter name 'Fast'")]
    public async Task AWrongOption_BuildsAndServesNothing(string command, string message)
    {
        var said = (await AnswerAsync("wrong options")).ReplaceLineEndings(" ");
        said.Should().Contain($"{command} is refused: ").And.NotContain("Building");
        said.Split($"{command} is refused: ")[1].Split(" is refused: ")[0].Should().Contain(message);
    }

    [Fact]
    public async Task AWrongOption_EndsTheProcessWithAnError()
    {
        var (code, output, error) = await RunAsync("./run.ps1 -Fast");
        code.Should().NotBe(0);
        error.ReplaceLineEndings(" ").Should().Contain("parameter name 'Fast'");
        output.Should().NotContain("Building");
    }

    /// <summary>Asked of PowerShell and not tried: what takes both would run every test.</summary>
    [Fact]
    public async Task TestScript_TakesOneOptionAtATime() => (await AnswerAsync("both options")).Trim().Should().Be("both: 0");

    [Fact]
    public void TestScript_HasEveryStepOfTheShells()
    {
        var steps = File.ReadAllLines(Path.Combine(Root, "test")).Select(l => l.Trim()).Where(l => l.StartsWith("node ", StringComparison.Ordinal) || l.StartsWith("dotnet format ", StringComparison.Ordinal))
            .Select(l => l.Split(" \"")[0].Split(" ||")[0]).ToList();
        steps.Should().Contain("node scripts/dependencies.mjs --audit");
        File.ReadAllText(Path.Combine(Root, "test.ps1")).Should().ContainAll(steps);
    }

    /// <summary>Over what is built already: the note of what was built is written as the script would, so that nothing is built beside running tests, and put back.</summary>
    [BuiltSiteFact]
    public async Task Run_OverWhatIsBuilt_ServesARelease()
    {
        var (port, releases) = (FreePort.Take(), Directory.CreateTempSubdirectory("run-script-").FullName);
        var release = SmallRelease.Publish(releases);
        var note = File.Exists(Built) ? await File.ReadAllTextAsync(Built) : null;
        using var process = Start($$"""
            {{GetSources}}
            New-Item -ItemType Directory -Force artifacts/run | Out-Null
            [IO.File]::WriteAllText("$PWD/artifacts/run/built.ps1.txt", (Get-Sources))
            ./run.ps1 -NoWorker -Port {{port}}
            """, ("Releases__Directory", releases), ("WarmUp", "false"));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            (await ReadyAsync(process, new Uri($"http://localhost:{port}/health/ready"))).Should().Contain(release.Id);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            if (note is not null)
                await File.WriteAllTextAsync(Built, note);
            else if (File.Exists(Built))
                File.Delete(Built);
            Directory.Delete(releases, recursive: true);
        }

        (await output).Should().Contain($"Open http://localhost:{port}").And.NotContain("Building", "{0}", await error);
    }

    [Fact]
    public async Task Run_BelowAFolderCalledObj_SeesWhatChanged() => (await AnswerAsync("changes")).ReplaceLineEndings("\n").Trim().Should().Be("made: True\nchanged: False");

    private static string Built => Path.Combine(Root, "artifacts", "run", "built.ps1.txt");

    /// <summary>What the site answers once it is ready.</summary>
    private static async Task<string> ReadyAsync(Process process, Uri address)
    {
        using var client = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            (process.HasExited, tries).Should().Match<(bool HasExited, int Tries)>(t => !t.HasExited && t.Tries < 6000, "the site is to come up");
            try
            {
                using var answer = await client.GetAsync(address);
                if (answer.IsSuccessStatusCode)
                    return await answer.Content.ReadAsStringAsync();
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(50);
        }
    }

    /// <summary>Every answer stands below a line that names it; a question that fails is one without its answer.</summary>
    private static async Task<(int ExitCode, string Output, string Error)> AskAsync()
    {
        var elsewhere = Directory.CreateTempSubdirectory("sources-");
        try
        {
            return await RunAsync(string.Join('\n', Questions.Select(q => $"'{Line(q.About)}'\n{q.Question}").Prepend($"$elsewhere = '{elsewhere.FullName}'")));
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    }

    private static async Task<string> AnswerAsync(string about)
    {
        var (code, output, error) = await Asked.Value;
        code.Should().Be(0, error);
        var answer = output.Split(Line(about)).Should().HaveCount(2, error).And.Subject.Last();
        return answer.Split(Line(string.Empty).TrimEnd())[0];
    }

    private static string Line(string about) => $"-- asked about {about}";

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string command)
    {
        using var process = Start(command);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static Process Start(string command, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[] { "tool", "run", "pwsh", "--", "-NoProfile", "-NonInteractive", "-Command", $"$PSStyle.OutputRendering = 'PlainText'; {command}" })
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return Process.Start(start)!;
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

/// <summary>A test that serves what is built: skipped, and said why, where that is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BuiltSiteFactAttribute : FactAttribute
{
    public BuiltSiteFactAttribute() => Skip = new[] { "Dashboard", "Ingest" }.All(p => File.Exists(Path.Combine(PowerShellScriptTests.Root, p, "bin", "Release", "net10.0", $"HealthNeeds.{p}.dll"))) ? null : "The programs are not built as run.ps1 builds them (Release).";
}
