using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Doctor;

/// <summary>Whether the next refresh finds room, and whether who should write may, and nobody else.</summary>
internal sealed class DiskCheckup(IngestPaths paths)
{
    /// <summary>A release of all England, where there is none yet to go by (264 MB on 29 November 2026).</summary>
    private const long UsualRelease = 300_000_000;

    /// <summary>While one is made, its working database lies beside it, and what it spills.</summary>
    private const int TimesARelease = 6;

    /// <summary>Of the disk that readers' engines spill into.</summary>
    private const long Spill = 1_000_000_000;

    public IEnumerable<Finding> Run()
    {
        if (!Directory.Exists(paths.Releases))
        {
            yield return Finding.Fail("releases directory", $"{paths.Releases} is not there.", "Make it for the worker's user (install.sh does), or set Releases__Directory.");
            yield break;
        }

        yield return Room("disk", paths.Releases, TimesARelease * Math.Max(UsualRelease, LargestRelease()), "the next refresh");
        yield return Room("temporary disk", Path.GetTempPath(), Spill, "a question that spills there");
        yield return Writing();
        if (!OperatingSystem.IsWindows())
        {
            yield return OwnerOnly();
            yield return Records();
        }
    }

    private static Finding Room(string check, string folder, long needed, string what)
    {
        var free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        var words = $"{SizeText.Of(free)} are free at {folder}; {what} may need {SizeText.Of(needed)}.";
        const string Fix = "Free some: 'releases remove ID' takes old releases away, Releases__Keep keeps fewer, old backups may lie on the same disk.";
        return free < needed ? Finding.Fail(check, words, Fix) : free < 2 * needed ? Finding.Warn(check, words, Fix) : Finding.Ok(check, words);
    }

    private long LargestRelease() =>
        Directory.EnumerateFiles(paths.Releases, "*.duckdb").Select(f => new FileInfo(f).Length).DefaultIfEmpty(0).Max();

    private Finding Writing()
    {
        const string Check = "permissions";
        const string AsWorker = "Ask as the worker: sudo -u healthneeds-worker healthneeds doctor";
        var who = Environment.UserName is { Length: > 0 } name ? name : "This user";
        var trial = Path.Combine(paths.Releases, $".doctor-{Environment.ProcessId}.tmp");
        try
        {
            File.WriteAllText(trial, "A line that was written to see whether it can be.");
            File.Delete(trial);
            return !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess
                ? OfOwner(Check, who, AsWorker)
                : Finding.Ok(Check, $"{who} may write to {paths.Releases}, as the worker must.");
        }
        catch (UnauthorizedAccessException)
        {
            return Finding.Warn(Check, $"{who} may not write to {paths.Releases}. That is right for the site's user and wrong for the worker's.", AsWorker);
        }
        catch (IOException problem)
        {
            return Finding.Fail(Check, $"{paths.Releases} cannot be written: {problem.Message}", "See whether the disk is mounted read-only (mount) or full of files (df -i).");
        }
    }

    /// <summary>Root may write anywhere, which says nothing of the worker: its user is to own the directory, so that one is looked at.</summary>
    [UnsupportedOSPlatform("windows")]
    private Finding OfOwner(string check, string who, string asWorker)
    {
        const UnixFileMode Needed = UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var owner = FileOwner.Of(paths.Releases);
        if (owner is null || owner == who)
            return Finding.Ok(check, $"Looked at for {who}, who may write anywhere{(owner is null ? string.Empty : $" and owns {paths.Releases}")}: a worker of another user may not. {asWorker}");
        return (File.GetUnixFileMode(paths.Releases) & Needed) == Needed
            ? Finding.Ok(check, $"Looked at for {owner}, who owns {paths.Releases} and may write there: the worker is to be that user. ({who} may write anywhere.)")
            : Finding.Fail(check, $"Looked at for {owner}, who owns {paths.Releases} and may not write there, as the worker must. ({who} may write anywhere.)", $"chmod u+rwx {paths.Releases}");
    }

    /// <summary>What root once wrote, the worker can write no more; what the group may not read, the site knows nothing of.</summary>
    [UnsupportedOSPlatform("windows")]
    private Finding Records()
    {
        const string Check = "records";
        var owner = FileOwner.Of(paths.Releases);
        foreach (var path in ((string[])[paths.Audit.Log, paths.Audit.Head, paths.Keys.Location]).Where(File.Exists))
        {
            if (FileOwner.Of(path) is { } other && owner is not null && other != owner)
                return Finding.Fail(Check, $"{path} belongs to {other}, and {paths.Releases} to {owner}: the worker may not write it.", $"chown {owner} {path}");
        }

        if (File.Exists(paths.Keys.Location) && (File.GetUnixFileMode(paths.Keys.Location) & UnixFileMode.GroupRead) == UnixFileMode.None)
            return Finding.Fail(Check, $"{paths.Keys.Location} cannot be read by its group, so the site knows no key.", $"chgrp --reference={paths.Releases} {paths.Keys.Location} && chmod 640 {paths.Keys.Location}");
        return Finding.Ok(Check, $"The audit log and the API's keys, where there are any, belong to {owner ?? "whom this system does not say"}, and the site may read the keys.");
    }

    /// <summary>The site runs as another user of the same group: what only the owner can write, it cannot change.</summary>
    [UnsupportedOSPlatform("windows")]
    private Finding OwnerOnly()
    {
        const UnixFileMode Others = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        string[] looked = [paths.Releases, .. Directory.EnumerateFiles(paths.Releases, "*.duckdb"), Path.Combine(paths.Releases, "current.json")];
        foreach (var path in looked.Where(Path.Exists))
        {
            var rights = File.GetUnixFileMode(path);
            if ((rights & Others) != UnixFileMode.None)
                return Finding.Warn("owner only", $"{path} may be written by others than its owner ({Convert.ToString((int)rights, 8)}).", $"chmod go-w {path}");
        }

        return Finding.Ok("owner only", "Releases and the pointer to the current one can be written by their owner only.");
    }
}

/// <summary>Whose a file is. .NET does not say, so the system's own program is asked.</summary>
internal static class FileOwner
{
    /// <returns>The user's name; null where it cannot be had.</returns>
    public static string? Of(string path)
    {
        try
        {
            using var stat = Process.Start(new ProcessStartInfo("stat", ["-L", "-c", "%U", "--", path]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var name = stat.StandardOutput.ReadToEnd().Trim();
            stat.WaitForExit();
            return stat.ExitCode == 0 && name.Length > 0 ? name : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
