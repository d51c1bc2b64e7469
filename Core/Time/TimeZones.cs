namespace HealthNeeds.Core.Time;

/// <summary>Time zones by their IANA names, on any system.</summary>
public static class TimeZones
{
    /// <summary>
    /// Windows has names of its own, and turns IANA's into them by a library that a program of one culture leaves out. The zone that schedules are read in
    /// and the registers' dates are of must be found there too.
    /// </summary>
    private static readonly Dictionary<string, string> OnWindows = new(StringComparer.Ordinal) { ["Europe/London"] = "GMT Standard Time" };

    /// <summary>The United Kingdom's.</summary>
    public static TimeZoneInfo London { get; } = Find("Europe/London") ?? throw new TimeZoneNotFoundException("This machine has no time zone 'Europe/London'. Install its time zone data, as in the package tzdata.");

    /// <param name="name">An IANA name, as in Europe/London, or one that this system has.</param>
    /// <returns>Null where this machine does not know it.</returns>
    public static TimeZoneInfo? Find(string name) => Find(name, OfSystem);

    /// <param name="ofSystem">What the system knows by a name; null where it knows none.</param>
    public static TimeZoneInfo? Find(string name, Func<string, TimeZoneInfo?> ofSystem) =>
        ofSystem(name) ?? (OnWindows.TryGetValue(name, out var there) ? ofSystem(there) : null);

    private static TimeZoneInfo? OfSystem(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
