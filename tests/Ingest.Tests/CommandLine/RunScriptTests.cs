using System.Diagnostics;
using System.Runtime.Versioning;

namespace HealthNeeds.Ingest.Tests.CommandLine;

/// <summary>What ./run says before it builds or serves anything, how it finds what it needs, and what ./test leaves behind.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class RunScriptTests
{
    [Fact]
    public async Task Help_NamesEveryOptionAndSetting()
    {
        var (code, output, _) = await RunAsync("--help");
        code.Should().Be(0);
        output.Should().ContainAll("--region", "--port", "--no-worker", "Releases__Directory", "Data__Directory", "Worker__Embedded", "Worker__Schedule");
    }

    [Theory]
    [InlineData("--port needs a number from 1 to 65535; found 'many'", "--port", "many")]
    [InlineData("--port needs a number from 1 to 65535; found '70000'", "--port", "70000")]
    [InlineData("--port needs a number from 1 to 65535; found 'nothing'", "--port")]
    [InlineData("--region needs an id", "--region")]
    [InlineData("'--fast' is not an option", "--fast")]
    public async Task AWrongOption_IsAUsageErrorThatSaysWhatWasExpected(string message, params string[] arguments)
    {
        var (code, _, error) = await RunAsync(arguments);
        code.Should().Be(2);
        error.Should().Contain(message).And.Contain("./run --help");
    }

    /// <summary>Their options are read by scripts of their own, so that no test starts what a wrong option let through.</summary>
    [Theory]
    [InlineData("test", "'--fast' is not an option; there are --quick and --soak.", "--fast")]
    [InlineData("test", "'--fast' is not an option; there are --quick and --soak.", "--quick", "--fast")]
    [InlineData("test", "'' is not an option; there are --quick and --soak.", "")]
    [InlineData("test", "--quick leaves out what --soak does often; give one of them.", "--quick", "--soak")]
    [InlineData("release", "'--fast' is not an option. Try ./release --help.", "--no-sbom", "--fast")]
    [InlineData("release", "'v0.3.0' is not an option. Try ./release --help.", "v0.3.0")]
    public async Task AnyWrongOption_OfTestOrRelease_IsRefused_WhereverItStands(string script, string message, params string[] arguments)
    {
        (await BashAsync(path: null, [Scripts($"{script}-options.sh"), .. arguments])).Should().Be((2, string.Empty, $"./{script}: {message}\n"));
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(Script())!, script)).Should().Contain($"\nsource ./scripts/{script}-options.sh\n").And.NotContain("case ${1");
    }

    [Theory]
    [InlineData("test", "false false")]
    [InlineData("test", "true false", "--quick")]
    [InlineData("test", "false true", "--soak")]
    [InlineData("release", "true")]
    [InlineData("release", "false", "--no-sbom")]
    public async Task Options_OfTestOrRelease_AreRead(string script, string read, params string[] arguments)
    {
        var told = script == "test" ? "$quick $soak" : "$sbom";
        (await BashAsync(path: null, ["-c", $"set -euo pipefail; source '{Scripts($"{script}-options.sh")}'; echo \"{told}\"", script, .. arguments])).Should().Be((0, $"{read}\n", string.Empty));
    }

    [Fact]
    public async Task ALibrary_IsFoundInAListOfAnyLength()
    {
        const string Many = "ldconfig() { echo 'libgomp.so.1 (libc6) => /usr/lib/libgomp.so.1'; yes 'libother.so.1 (libc6)' | head -n 100000; }";
        (await BashAsync(path: null, "-c", Prerequisites($"{Many}; need_package libgomp.so.1 libgomp1 LightGBM"))).Should().Be((0, "  libgomp.so.1 is here.\n", string.Empty));
    }

    /// <summary>Debian has /usr/sbin on the path of root alone.</summary>
    [Fact]
    public async Task AProgramForAdministrators_IsFoundByEverybody() =>
        (await BashAsync("/usr/bin:/bin", "-c", Prerequisites("need_package ldconfig no-such-package nothing"))).Output.Should().Be("  ldconfig is here.\n");

    /// <summary>Chromium's shell where it is or can be fetched, the whole browser where only that is there.</summary>
    [Theory]
    [InlineData("is_here() { [ $1 = chromium ]; }", "  chromium is here.\n")]
    [InlineData("is_here() { true; }", "  chromium-headless-shell is here.\n")]
    [InlineData("is_here() { [ $1 = chromium ]; }; can_install() { true; }; apt-get() { true; }; ldconfig() { true; }", "  Installing chromium-headless-shell with apt-get, for journeys …\n")]
    public async Task ABrowser_IsTheLightestThatIsThere(string machine, string output)
    {
        const string Looked = "command() { if [ \"$1\" = -v ]; then is_here \"$2\"; else builtin command \"$@\"; fi; }";
        (await BashAsync(path: null, "-c", Prerequisites($"{machine}; {Looked}; need_browser journeys"))).Should().Be((0, output, string.Empty));
    }

    /// <summary>A refresh of all England would run on after Ctrl-C, into the folder that the next ./test removes.</summary>
    [Fact]
    public async Task WorkBesideAScript_EndsWithIt_WithAllThatItStarted()
    {
        var folder = Directory.CreateTempSubdirectory("beside-");
        try
        {
            string At(string name) => Path.Combine(folder.FullName, name);
            var child = $"trap 'touch {At("ended")}; exit' TERM; touch {At("up")}; while :; do sleep 0.05; done";
            var (code, _, error) = await BashAsync(path: null, "-c", $"set -euo pipefail; source '{Scripts("beside.sh")}'; trap end_beside EXIT; work() {{ sh -c \"{child}\"; }}; beside {At("log")} work; until [ -f {At("up")} ]; do sleep 0.05; done; exit 3");
            (code, error).Should().Be((3, string.Empty));
            for (var i = 0; i < 6000 && !File.Exists(At("ended")); i++)
                await Task.Delay(50);
            File.Exists(At("ended")).Should().BeTrue("what the work had started was told to end");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("JOURNEY_BROWSER=/bin/true", 0, "walked in /bin/true\n", "")]
    [InlineData("JOURNEY_BROWSER=/nowhere", 2, "", "journeys.sh: JOURNEY_BROWSER is '/nowhere', which is no program.\n")]
    [InlineData("CI=", 0, "", "SKIPPED: Chromium is not installed, so no page was opened in a browser (apt-get install chromium, or JOURNEY_BROWSER=/path/of/one).\n")]
    public async Task Journeys_WithoutChromium_AreWalkedInTheBrowserThatIsNamed(string setting, int code, string output, string error)
    {
        const string Without = "unset JOURNEY_BROWSER CI; node() { echo \"walked in $JOURNEY_BROWSER\"; }; command() { return 1; }; export -f node command";
        var folder = Directory.CreateTempSubdirectory("journeys-");
        try
        {
            (await BashAsync(path: null, "-c", $"{Without}; {setting} bash '{Scripts("journeys.sh")}' '{folder.FullName}'")).Should().Be((code, output, error));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What is tried is no archive, so nothing is unpacked and nothing started. Without root it ends before that.</summary>
    [Fact]
    public async Task Archive_ToBeTried_IsLookedForWhereItWasNamedFrom()
    {
        var folder = Directory.CreateTempSubdirectory("archive-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "made.tar.gz"), "no archive");
            var (_, _, found) = await BashAsync(path: null, "-c", $"cd '{folder.FullName}' && bash '{Scripts("try-release.sh")}' made.tar.gz");
            found.Should().MatchRegex("not in gzip format|not run, for it needs root");
            var (code, _, lost) = await BashAsync(path: null, "-c", $"cd '{folder.FullName}' && bash '{Scripts("try-release.sh")}' other.tar.gz");
            (code, lost).Should().Be((2, "try-release.sh: there is no archive 'other.tar.gz'.\n"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Prerequisites(string command) => $"set -euo pipefail; source '{Scripts("prerequisites.sh")}'; can_install() {{ false; }}; {command}";

    private static string Scripts(string name) => Path.Combine(Path.GetDirectoryName(Script())!, "scripts", name);

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => BashAsync(path: null, [Script(), .. arguments]);

    /// <param name="path">PATH; this process's where it is null.</param>
    private static async Task<(int ExitCode, string Output, string Error)> BashAsync(string? path, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PATH"] = path ?? Environment.GetEnvironmentVariable("PATH");
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static string Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "run")))
                return Path.Combine(folder.FullName, "run");
        }

        throw new FileNotFoundException($"No ./run above {AppContext.BaseDirectory}.");
    }
}
