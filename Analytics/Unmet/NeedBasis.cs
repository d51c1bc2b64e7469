using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Synthetic;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>What rankings are drawn from, in the form that a release keeps.</summary>
internal static class NeedBasis
{
    private static readonly Dictionary<string, string> PartTitles = BurdenLabel.All.Select(l => (l.Id, l.Title))
        .Concat(WiderOutcome.All.Select(o => (o.Id, o.Title)))
        .Concat(CareFigure.All.Select(c => (c.Id, c.Title)))
        .ToDictionary(e => e.Id, e => e.Title, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> TermTitles = FocusAreaPlan.All.Append(FocusAreaPlan.AllCauses)
        .SelectMany(p => p.Conditions).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Title, StringComparer.Ordinal);

    public static RankingBasis Of(AreaFrame frame, AnalysisOptions options, IReadOnlyList<FocusNeed> focuses, OverallNeed overall)
    {
        NeedMeasure[] measures = [.. focuses.SelectMany(f => new[] { f.Unmet, f.Burden, f.Gap }).OfType<NeedMeasure>().Concat(overall.Burden.Select(b => b.Measure)).DistinctBy(m => m.Id)];
        NeedTerm[] terms = [.. measures.SelectMany(m => m.Terms)];
        NeedPart[] parts = [.. terms.SelectMany(t => t.Parts).DistinctBy(p => p.Id).OrderBy(p => p.Id, StringComparer.Ordinal)];
        var joint = JointErrors.Of(frame, parts);
        return new RankingBasis(
            options.Seed,
            options.Draws,
            frame.Lsoas,
            [.. parts.Select((p, i) => Part(p, Errors(p, i, parts.Length, joint)))],
            [.. terms.Select(t => t.Residents).OfType<ResidentsConcerned>().DistinctBy(r => r.Id).OrderBy(r => r.Id, StringComparer.Ordinal).Select(r => new RankingResidents(r.Id, r.LogRatio))],
            [.. measures.OrderBy(m => m.Id, StringComparer.Ordinal).Select((m, i) => new RankingMeasure(m.Focus, m.Kind, i + 1, [.. m.Terms.Select(Term)]))],
            [.. Weights(NeedKind.Unmet, overall.Unmet), .. Weights(NeedKind.Burden, overall.Burden), .. Weights(NeedKind.Gap, overall.Gap)]);
    }

    private static RankingPart Part(NeedPart part, IReadOnlyList<SharedError> errors) => new(
        part.Id,
        PartTitles.GetValueOrDefault(part.Id, part.Id),
        [.. part.LogRatio.Select((v, i) => part.Known[i] ? v : double.NaN)],
        part.Noise.Own,
        part.Noise.Msoa,
        part.Noise.Authority,
        errors);

    private static RankingTerm Term(NeedTerm term) => new(term.Id, TermTitles.GetValueOrDefault(term.Id, term.Id), term.Share, term.England, [.. term.Parts.Select(p => p.Id)], term.Residents?.Id);

    /// <summary>A part's own error, or those of parts it errs with, mixed.</summary>
    private static IReadOnlyList<SharedError> Errors(NeedPart part, int index, int parts, JointErrors joint)
    {
        if (joint.Of(index) is { } mixed) return mixed;
        if (part.SharedError is not (> 0 and var shared)) return [new SharedError(index, 1, 1, 1)];
        var (apart, together) = ((float)Math.Sqrt(1 - shared), (float)Math.Sqrt(shared));
        return [new SharedError(index, apart, apart, 1), new SharedError(parts, together, together, 0)];
    }

    private static IEnumerable<MeasureWeight> Weights(NeedKind kind, IReadOnlyList<WeightedMeasure> measures) => measures.Select(m => new MeasureWeight(kind, m.Measure.Focus, m.Weight));
}
