using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Synthetic;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>Where the figures of a focus area were published for, and how they came to neighbourhoods: said of the very figures this release took.</summary>
internal sealed class FigureGrains(IReadOnlyList<BurdenResult> burden, IReadOnlyList<SyntheticResult> synthetic, IReadOnlyList<CareShortfall> care)
{
    public IReadOnlyList<string> Of(FocusNeed need)
    {
        NeedPart[] parts = [.. need.Unmet.Terms.SelectMany(t => t.Parts).Distinct()];
        var estimates = parts.Select(p => synthetic.FirstOrDefault(s => s.Outcome.Id == p.Id)).OfType<SyntheticResult>().ToArray();
        var shortfalls = parts.Select(p => care.FirstOrDefault(c => c.Figure.Id == p.Id)).OfType<CareShortfall>().ToArray();
        IEnumerable<string> Titles(Func<SyntheticResult, bool> which) => estimates.Where(which).Select(s => s.Outcome.Title);
        IEnumerable<string> Cared(bool practices) => shortfalls.Where(c => c.Figure.OfPractices == practices).Select(c => c.Figure.Title);
        IEnumerable<string> Exact() => Titles(s => !Practices(s) && s.Figures is { Chance.IsTold: false }).Concat(shortfalls.Where(c => c.Chance is { IsTold: false }).Select(c => c.Figure.Title));
        string?[] sentences =
        [
            Sentence("Published for neighbourhoods, in part smoothed by the publisher", burden.Where(b => parts.Any(p => p.Id == b.Label.Id)).Select(b => b.Label.Title)),
            Sentence("Recorded by GP practices, of people diagnosed or seen there only, and apportioned to where patients live", Titles(s => Practices(s)).Concat(Cared(practices: true))),
            Sentence("Published for MSOAs, and spread over their neighbourhoods by conditions of life", Titles(s => !Practices(s) && Msoas(s))),
            Sentence("Published for local authorities, and spread over neighbourhoods by conditions of life, which is no evidence about any one of them", Titles(s => !Practices(s) && !Msoas(s) && s.Card.Shipped == SyntheticStudy.Shipped)),
            Sentence("Published for local authorities, and the same for each of their neighbourhoods", Titles(s => !Practices(s) && !Msoas(s) && s.Card.Shipped != SyntheticStudy.Shipped).Concat(Cared(practices: false))),
            Sentence("Published without limits and counts, so that how far chance moves an area's figure is in no interval", Exact()),
        ];
        return [.. sentences.OfType<string>()];
    }

    private static bool Practices(SyntheticResult result) => result.Figures is { Source.OfPractices: true };

    private static bool Msoas(SyntheticResult result) => result.Figures is { Source.Level: Core.Areas.AreaLevel.Msoa21 };

    private static string? Sentence(string how, IEnumerable<string> titles) => titles.ToArray() is { Length: > 0 } named ? $"{how}: {string.Join("; ", named)}." : null;
}
