using System.Diagnostics;
using System.Text.Json;

namespace HealthNeeds.Architecture.Tests;

/// <summary>What Windows asks of the repository, as far as it can be seen elsewhere: names of files, ends of lines, and the native parts of packages.</summary>
public sealed class WindowsTests
{
    private static readonly string[] Devices = ["con", "prn", "aux", "nul", .. Enumerable.Range(1, 9).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })];

    [Fact]
    public void EveryFile_HasANameThatWindowsTakes()
    {
        var files = Tracked();
        files.Should().NotBeEmpty();
        files.SelectMany(f => f.Split('/').Select(part => (File: f, Part: part))).Where(n => !Takes(n.Part)).Select(n => n.File).Should().BeEmpty();
        files.GroupBy(f => f, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => string.Join(", ", g)).Should().BeEmpty("Windows does not tell capitals from small letters");
        files.Where(f => f.Length > 160).Should().BeEmpty("a path may have 260 characters, with that of the folder it is in");
    }

    [Theory]
    [InlineData("nul.json", false)]
    [InlineData("a:b", false)]
    [InlineData("ends.", false)]
    [InlineData("current.json", true)]
    public void NamesThatWindowsRefuses_AreFound(string name, bool taken) => Takes(name).Should().Be(taken);

    [Fact]
    public void LinesEndAlike_OnEverySystem()
    {
        File.ReadAllLines(Path.Combine(Repository.Root.FullName, ".gitattributes")).Should().Contain("* text=auto eol=lf");
        Git("ls-files", "--eol").Where(l => l.StartsWith("i/crlf", StringComparison.Ordinal) || l.StartsWith("i/mixed", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Ingest")]
    [InlineData("Dashboard")]
    public void EveryPackageWithNativeParts_HasThemForWindows(string project)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root.FullName, project, "obj", "project.assets.json")));
        var packages = assets.RootElement.GetProperty("targets").GetProperty("net10.0").EnumerateObject()
            .Where(p => p.Value.TryGetProperty("runtimeTargets", out _))
            .Select(p => (p.Name, Platforms: p.Value.GetProperty("runtimeTargets").EnumerateObject().Where(t => t.Value.GetProperty("assetType").GetString() == "native").Select(t => t.Value.GetProperty("rid").GetString()).ToHashSet()))
            .Where(p => p.Platforms.Contains("linux-x64")).ToList();
        packages.Should().NotBeEmpty();
        packages.Where(p => !p.Platforms.Contains("win-x64")).Select(p => p.Name).Should().BeEmpty();
    }

    [Fact]
    public void TheEngine_IsThereForWindows()
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root.FullName, "Store", "obj", "project.assets.json")));
        var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(f => Path.Combine(f.Name, "duckdb.net.bindings.full"));
        folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "duckdb.dll", SearchOption.AllDirectories))
            .Should().Contain(f => f.Contains(Path.Combine("win-x64", "native"), StringComparison.Ordinal));
    }

    private static bool Takes(string name) =>
        name.IndexOfAny(['<', '>', ':', '"', '\\', '|', '?', '*']) < 0 && !name.Any(char.IsControl) && name[^1] is not ('.' or ' ')
        && !Devices.Contains(name.Split('.')[0].ToLowerInvariant(), StringComparer.Ordinal);

    private static List<string> Tracked() => Git("ls-files", "-z").SelectMany(l => l.Split('\0', StringSplitOptions.RemoveEmptyEntries)).ToList();

    private static string[] Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = Repository.Root.FullName, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0 ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : throw new InvalidOperationException($"git {string.Join(' ', arguments)} ended with {git.ExitCode}.");
    }
}
