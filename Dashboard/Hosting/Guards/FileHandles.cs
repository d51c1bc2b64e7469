using System.Globalization;

namespace HealthNeeds.Dashboard.Hosting.Guards;

/// <summary>How many files and connections the system lets this process have open, and how many of them may be connections.</summary>
internal static class FileHandles
{
    /// <summary>What the site needs for itself: its program and libraries (300, measured), the engine, releases, files that it sends and watches.</summary>
    private const long OwnUse = 512;

    private const string SystemsWord = "/proc/self/limits";
    private const string Line = "Max open files";

    /// <summary>Null where the system sets no limit, or does not tell one as Linux does.</summary>
    public static long? Most => File.Exists(SystemsWord) ? MostOf(File.ReadLines(SystemsWord)) : null;

    /// <summary>A connection takes a handle: where it took the last, no file could be read either, and .NET may end the process.</summary>
    /// <param name="asked">As configured.</param>
    /// <param name="most">Handles of this process.</param>
    public static long Connections(int asked, long? most) => most is { } handles ? Math.Clamp(handles - OwnUse, 1, asked) : asked;

    /// <param name="limits">"Max open files   1024   524288   files": the softer limit, which holds, comes first.</param>
    internal static long? MostOf(IEnumerable<string> limits) =>
        limits.FirstOrDefault(l => l.StartsWith(Line, StringComparison.Ordinal)) is { } line && long.TryParse(line[Line.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : null;
}
