using System.ComponentModel;
using System.Diagnostics;

namespace HealthNeeds.Ingest.Doctor;

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
