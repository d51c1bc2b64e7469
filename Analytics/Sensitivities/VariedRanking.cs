using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Unmet;

namespace HealthNeeds.Analytics.Sensitivities;

/// <summary>A ranking by unmet need that can be made in other ways than the declared one, for some rows of a frame.</summary>
internal sealed class VariedRanking
{
    /// <param name="measures">The focus areas it is made of.</param>
    /// <param name="rows">LSOAs by position in the frame.</param>
    public VariedRanking(AreaFrame frame, IReadOnlyList<WeightedMeasure> measures, int[] rows)
    {
        var terms = measures.SelectMany((m, f) => m.Measure.Terms.Select(t => (Focus: f, Term: t, Planned: Plan(frame, m.Measure).Single(c => c.Id == t.Id)))).ToArray();
        Parts = [.. terms.SelectMany(t => t.Term.Parts).Distinct()];
        Weights = [.. measures.Select(m => m.Weight)];
        Conditions =
        [
            .. terms.Select(t => new VariedCondition(
                t.Focus,
                t.Planned.Need is null ? -1 : Array.IndexOf(Parts, t.Term.Parts[0]),
                t.Planned.Need is null || t.Term.Parts.Count > 1 ? Array.IndexOf(Parts, t.Term.Parts[^1]) : -1,
                Array.FindIndex(terms, p => p.Focus == t.Focus && p.Planned.Id == t.Planned.Within),
                t.Planned.Harm,
                t.Term.Residents is { LogRatio: var people } ? Array.ConvertAll(rows, i => (float)people[i]) : new float[rows.Length],
                t.Term.Residents is not null)),
        ];
        England = [.. terms.Select(t => t.Term.England)];
        DeclaredShares = [.. terms.Select(t => t.Term.Share)];
        Logs = Array.ConvertAll(Parts, p => Array.ConvertAll(rows, i => (float)p.LogRatio[i]));
        Residents = Array.ConvertAll(rows, i => (float)frame.Population[i]);
        IsCare = [.. Parts.Select((_, p) => Conditions.Any(c => c.Care == p))];
        Outcomes = [.. measures.Select((_, f) => Conditions.Where(c => c.Focus == f && c.Need >= 0).Select(c => c.Need).Distinct().ToArray())];
    }

    public NeedPart[] Parts { get; }

    /// <summary>Per focus area; they sum to 1.</summary>
    public double[] Weights { get; }

    public VariedCondition[] Conditions { get; }

    /// <summary>Per condition, its mean over England's residents as declared, by which it is a ratio.</summary>
    public double[] England { get; }

    /// <summary>Per condition, its share of its focus area.</summary>
    public double[] DeclaredShares { get; }

    /// <summary>Per part and row.</summary>
    public float[][] Logs { get; }

    /// <summary>Per row.</summary>
    public float[] Residents { get; }

    /// <summary>Per part.</summary>
    public bool[] IsCare { get; }

    /// <summary>Per focus area, the parts that say who has its conditions.</summary>
    public int[][] Outcomes { get; }

    /// <summary>What each condition weighs in the score, in an alternative; they sum to 1. The rule for harm is that of <see cref="NeedComposer"/>.</summary>
    /// <param name="shares">Filled, one per condition.</param>
    public void Share(AlternativeMethod alternative, double[] shares)
    {
        for (var c = 0; c < shares.Length; c++) shares[c] = Years(Conditions[c], alternative);
        for (var c = 0; c < shares.Length; c++)
        {
            var condition = Conditions[c];
            if (condition.Parent >= 0 && condition.Counts(alternative) && condition.WithCare(alternative))
                shares[condition.Parent] = Math.Max(0, shares[condition.Parent] - condition.Harm.Years);
        }

        Span<double> total = stackalloc double[Weights.Length];
        for (var c = 0; c < shares.Length; c++) total[Conditions[c].Focus] += shares[c] *= alternative.Harm[c];
        var weight = 0.0;
        for (var f = 0; f < total.Length; f++) weight += Weights[f] * alternative.Weights[f];
        for (var c = 0; c < shares.Length; c++)
        {
            var focus = Conditions[c].Focus;
            shares[c] *= Weights[focus] * alternative.Weights[focus] / (weight * total[focus]);
        }
    }

    /// <summary>Harm of a condition before that of the conditions within it is taken off.</summary>
    private double Years(VariedCondition condition, AlternativeMethod alternative)
    {
        if (!condition.Counts(alternative)) return 0;
        if (condition.WithCare(alternative)) return condition.Harm.Missed ?? condition.Harm.Years;
        return condition.Parent >= 0 && Conditions[condition.Parent].Counts(alternative) ? 0 : condition.Harm.Years;
    }

    private static IReadOnlyList<PlannedCondition> Plan(AreaFrame frame, NeedMeasure measure) => FocusAreaPlan.Of(frame.FocusAreas.Single(f => f.Id == measure.Focus)).Conditions;
}

/// <summary>A condition of a ranking whose assumptions are varied. Positions are those in the ranking's lists.</summary>
/// <param name="Need">Position of the part that says who has it; -1 where only the care is known.</param>
/// <param name="Care">Position of the part that says who of them is not cared for; -1 where no figure is held.</param>
/// <param name="Parent">Position of the condition that stands for its harm while no figure of its care counts; -1 for none.</param>
/// <param name="People">Logarithms per row of the residents concerned; all 0 where all count alike.</param>
internal sealed record VariedCondition(int Focus, int Need, int Care, int Parent, Harm Harm, float[] People, bool HasPeople)
{
    /// <summary>Whether it counts with its figure of care.</summary>
    public bool WithCare(AlternativeMethod alternative) => Care >= 0 && !alternative.CareOut[Care];

    /// <summary>False where the outcome it is counted by is left out, or there is nothing left to count it by.</summary>
    public bool Counts(AlternativeMethod alternative) =>
        Need < 0 ? WithCare(alternative) : alternative.LeftOut[Focus] != Need;
}
