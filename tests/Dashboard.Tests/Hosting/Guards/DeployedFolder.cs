using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace HealthNeeds.Dashboard.Tests.Hosting.Guards;

/// <summary>Folders of a deployment: a program and releases of root's that others may read, and a temporary folder of the dashboard's user.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class DeployedFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("healthneeds-deployed-").FullName;

    public DeployedFolder()
    {
        foreach (var folder in new[] { Program, Releases, Temporary })
            Directory.CreateDirectory(folder);
        MadeReleases.First.PutInto(Releases);
        Run("chmod", "-R", "u=rwX,go=rX", root);
        Run("chown", "nobody", Temporary);
        Run("chmod", "700", Temporary);
    }

    public string Program => Path.Combine(root, "program");

    public string Releases => Path.Combine(root, "releases");

    public string Temporary => Path.Combine(root, "temporary");

    /// <summary>Copies what was built, as publishing does: files of the site beside the program, none where they were built.</summary>
    public void PutProgram()
    {
        Run("cp", "-r", RepositoryFile.Path("Dashboard", "bin", "Release", "net10.0") + "/.", Program);
        Run("cp", "-r", RepositoryFile.Path("Dashboard", "wwwroot"), Program);
        File.Delete(Path.Combine(Program, "HealthNeeds.Dashboard.staticwebassets.runtime.json"));
        Run("chmod", "-R", "u=rwX,go=rX", Program);
    }

    /// <summary>Every file of the releases with its content's hash, its mode and its time.</summary>
    public IReadOnlyDictionary<string, string> Files() => new SortedDictionary<string, string>(
        Directory.EnumerateFileSystemEntries(Releases, "*", SearchOption.AllDirectories).ToDictionary(f => f, Stamp), StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static string Stamp(string path) => Directory.Exists(path) ? "folder"
        : string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))} {File.GetUnixFileMode(path)} {File.GetLastWriteTimeUtc(path):O}");

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        process.WaitForExit();
        process.ExitCode.Should().Be(0, $"{program} {string.Join(' ', arguments)}");
    }
}
