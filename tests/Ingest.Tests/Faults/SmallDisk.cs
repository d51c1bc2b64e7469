using System.Diagnostics;
using System.Globalization;

namespace HealthNeeds.Ingest.Tests.Faults;

/// <summary>A disk of its own in memory (tmpfs), gone when disposed. Mounting needs root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private static readonly Lazy<string?> Why = new(() =>
    {
        if (!OperatingSystem.IsLinux())
            return "A small disk is mounted as Linux does it, and this is another system.";
        try
        {
            new SmallDisk(1).Dispose();
            return null;
        }
        catch (Exception problem) when (problem is IOException or System.ComponentModel.Win32Exception)
        {
            return $"A small disk cannot be mounted here, which needs root: {problem.Message}";
        }
    });

    /// <param name="megabytes">At most: what is not written takes nothing.</param>
    public SmallDisk(int megabytes) => Mount("-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", Path);

    /// <summary>Why there can be none on this machine; null where there can.</summary>
    public static string? Refusal => Why.Value;

    public string Path { get; } = Directory.CreateTempSubdirectory("small-disk-").FullName;

    public void ReadOnly() => Mount("-o", "remount,ro", Path);

    public void Writable() => Mount("-o", "remount,rw", Path);

    public void Dispose()
    {
        Run("umount", "-l", Path);
        Directory.Delete(Path);
    }

    private static void Mount(params string[] arguments) => Run("mount", arguments);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new IOException($"{program}: {said.Trim()}");
    }
}

/// <summary>A test that needs a disk of its own: skipped, and said why, where none can be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.Refusal;
}
