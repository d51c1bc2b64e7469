using System.Diagnostics.Metrics;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>What became of views that take turns, as the site's metrics tell it: made, given up because their reader left, or refused.</summary>
internal sealed class ViewCounts(IMeterFactory meters)
{
    public const string Meter = "HealthNeeds.Dashboard";
    public const string Instrument = "healthneeds.views";
    public const string Outcome = "outcome";
    public const string Made = "made", Left = "left", Refused = "refused";

    private readonly Counter<long> views = meters.Create(Meter).CreateCounter<long>(Instrument, "{view}", "Views that take turns: made, given up because their reader left, or refused");

    public void Count(string outcome) => views.Add(1, new KeyValuePair<string, object?>(Outcome, outcome));
}
