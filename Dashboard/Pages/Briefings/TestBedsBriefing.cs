using HealthNeeds.Dashboard.Api.TestBeds;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Pages.TestBeds;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Briefings;

/// <summary>/briefing/test-beds: sites of a study with their controls, with the parameters of /test-beds.</summary>
internal sealed class TestBedsBriefing(TestBedsReader reader, ReleaseReading reading, TimeProvider clock) : IBriefingKind
{
    private const int Sites = 12;

    public Briefing Read(HttpContext http)
    {
        var parameters = new PageParameters(http.Request.Query, reading, new NextStep(TestBedText.Path, "Start again with test-beds"));
        return Of(reader.Read(TestBedSettings.Read(rule => parameters.Value(rule.Name), reading, http.RequestAborted), http.RequestAborted));
    }

    private Briefing Of(TestBedsView view)
    {
        var bed = view.Bed;
        var controls = bed.Sites.Sum(s => s.Controls.Count);
        return new Briefing("Briefing on test-beds", Title(bed), view.Words.Sentence, view.Address)
        {
            Facts =
            [
                new(Figures.Count(bed.Sites.Count), bed.Sites.Count == 1 ? "site" : "sites"),
                new(Figures.Count(controls), controls == 1 ? "matched control" : "matched controls"),
                .. bed.Balance.Count > 0 ? new[] { new BriefingFact($"{bed.Balance.Count(b => b.Balance.IsMet == true)} of {bed.Balance.Count}", $"{(bed.Balance.Count == 1 ? "figure" : "figures")} {TestBedText.Balanced(bed)} between them{(TestBedText.WithoutSpread(bed) is { } without ? $", {without}" : null)}") } : [],
                new(Figures.Count(bed.Sites.Sum(s => (long)(s.Area.Population ?? 0))), "residents of the sites"),
            ],
            Shortlist = bed.Sites.Count == 0 ? null : new BriefingTable(
                bed.Sites.Count > Sites ? $"The first {Sites} of {bed.Sites.Count} sites, best rated first" : "Sites, best rated first",
                [new("Site", 5), new("Residents", 2, IsNumber: true), new("Matched controls", 5)],
                [.. bed.Sites.Take(Sites).Select((s, i) => (IReadOnlyList<string>)[$"{i + 1}. {AreaWords.Full(s.Area)}", s.Area.Population is { } people ? Figures.Count(people) : "not known", s.Controls.Count > 0 ? string.Join("; ", s.Controls.Select(c => AreaWords.Full(c.Area))) : s.ControlReason is null ? "none wanted" : "no adequate control"])]),
            Map = view.Pictures.Map is { } map ? new BriefingMap(map, "Map of the sites, numbered as in the table, and their matched controls.", [new("n5", "Site, numbered"), new("n3", "Matched control"), new("n0", "Neither")]) : null,
            Sections = bed.Sites.Count == 0 ? [] : [Methods(view), .. Balance(bed), Trial(bed)],
            Caveats = ["These are figures about places: they say nothing about any one resident, and a place that is alike on paper may not be so on the ground.", "Nothing was drawn by lot in choosing: the same settings on the same release choose the same places."],
            Measured = PeriodWords.Span(bed.Need.Measured, clock),
        };
    }

    private static string Title(TestBed bed) => bed.Sites.Count == 0
        ? "No sites"
        : $"{Figures.Count(bed.Sites.Count)} {LevelWords.Some(bed.Settings.Level, bed.Sites.Count)} of {bed.Settings.Limit?.Title ?? IcbNames.Place(bed.Settings.Within.Name)} as test-beds for “{bed.Need.Title}”";

    private static BriefingSection Methods(TestBedsView view) => new("Methods") { Paragraphs = [.. new[] { view.Bed.Reason, view.Words.Methods }.OfType<string>()] };

    private static IEnumerable<BriefingSection> Balance(TestBed bed)
    {
        if (bed.NotMatched is { } reason)
            yield return new BriefingSection("No adequate control") { Paragraphs = [reason] };
        else if (bed.Balance.Count > 0)
        {
            yield return new BriefingSection("Balance of sites and controls")
            {
                Table = new BriefingTable(
                    "Balance of sites and controls",
                    [new("Matched on", 5), new("Sites", 2, IsNumber: true), new("Controls", 2, IsNumber: true), new("Difference", 3, IsNumber: true), new("Below 0.1?", 3)],
                    [.. bed.Balance.Select(b => (IReadOnlyList<string>)[b.Period is { } period ? $"{b.Title} ({period})" : b.Title, Figures.Value(b.Balance.Sites, b.Decimals), double.IsFinite(b.Balance.Controls) ? Figures.Value(b.Balance.Controls, b.Decimals) : "–", b.Balance.Difference is { } d ? Figures.WithSign(d, 2) : "–", b.Balance.IsMet switch { true => "yes", false => "no", null => "no spread" }])]),
                Paragraphs = [.. new[] { TestBedText.WhyNotBalanced(bed), "Standardised difference of means; below 0.1 in absolute value counts as balanced. A control weighs one over the number of its site’s controls; sites without one are left out." }.OfType<string>()],
            };
        }
    }

    private static BriefingSection Trial(TestBed bed) => bed.Trial.Plan is not { } plan
        ? new BriefingSection("What a trial could find") { Paragraphs = [bed.Trial.Reason ?? "No trial was planned."] }
        : new BriefingSection("What a trial could find")
        {
            Paragraphs = [.. new[] { bed.Trial.Outcome is { } outcome ? $"Outcome: {outcome}." : null, TrialWords.Why(plan) is { } why ? $"Not feasible. {why}" : null, $"{TrialWords.Number(plan.Design.ClusterSize)} people a cluster, with {TrialWords.Clustering(plan.Design)} {TrialWords.Number(plan.Design.Clustering)}: an assumption, not a figure of these places.", TrialWords.Source(plan.Design) }.OfType<string>()],
            Table = new BriefingTable(
                "What a trial could find",
                [new("Of the trial", 5), new("Value", 4)],
                [
                    [$"Power with {TrialWords.Clusters(plan.Design, plan.Clusters ?? 0)}", Figures.Chance(plan.Power ?? 0)],
                    [$"Clusters needed for {Figures.Percent(plan.Design.Target)}", plan.ClustersNeeded is { } needed ? TrialWords.Clusters(plan.Design, needed) : "more than 10,000"],
                    .. bed.Trial.Baseline is { } baseline ? new[] { (IReadOnlyList<string>)["Baseline of the sites", $"{Figures.Value(baseline, bed.Trial.Decimals)}{(bed.Trial.Unit == "%" ? "%" : $" {bed.Trial.Unit}")}"] } : [],
                ]),
        };
}
