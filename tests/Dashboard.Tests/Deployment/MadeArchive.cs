using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace HealthNeeds.Dashboard.Tests.Deployment;

/// <summary>An unpacked archive as ./release makes it, with programs in the place of the product's that say what they were given.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class MadeArchive : IDisposable
{
    public MadeArchive()
    {
        foreach (var folder in new[] { "bin", "lib", "deploy", "data" })
            Directory.CreateDirectory(Path.Combine(Archive, folder));
        foreach (var file in Directory.EnumerateFiles(RepositoryFile.Path("deploy")))
            File.Copy(file, Path.Combine(Archive, Path.GetFileName(file) switch { "healthneeds" => "bin", "install.sh" => "", _ => "deploy" }, Path.GetFileName(file)));
        foreach (var (program, name) in new[] { ("Ingest", "worker"), ("Dashboard", "dashboard") })
        {
            var path = Path.Combine(Archive, "lib", $"HealthNeeds.{program}");
            // Shells drop names that are none of theirs; what it was given stands here.
            MakeProgram(path, $"echo {name}\necho user $(id -un)\necho rights $(umask)\nfor a; do echo \"argument $a\"; done\ntr '\\0' '\\n' < /proc/$$/environ");
        }

        File.WriteAllText(Path.Combine(Archive, "VERSION"), "9.9.9\n");
        Sum();
    }

    /// <summary>Gone when this is disposed, with what a test puts there.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("archive-").FullName;

    public string Archive => Path.Combine(Folder, "healthneeds-9.9.9-linux-x64");

    public static void MakeProgram(string path, string lines)
    {
        File.WriteAllText(path, $"#!/bin/sh\n{lines}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
    }

    /// <summary>Writes SHA256SUMS of what is there now.</summary>
    public void Sum()
    {
        var files = Directory.EnumerateFiles(Archive, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("SHA256SUMS", StringComparison.Ordinal)).ToList();
        File.WriteAllText(Path.Combine(Archive, "SHA256SUMS"), string.Concat(files.Select(f => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))}  {Path.GetRelativePath(Archive, f)}\n")));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
