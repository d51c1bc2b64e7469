namespace HealthNeeds.Core.Indicators;

/// <param name="Focus">A focus-area id, or "overall".</param>
/// <param name="Role">What it means to a reader there.</param>
public sealed record IndicatorUse(string Focus, IndicatorRole Role)
{
    /// <summary>What it does in the ranking; a test holds it to the analysis.</summary>
    public FigureRole Ranks { get; init; }
}

/// <summary>What an indicator does in a focus area.</summary>
public enum IndicatorRole
{
    /// <summary>Ill health itself.</summary>
    Burden,

    /// <summary>A shortfall of diagnosis, uptake or access.</summary>
    Gap,

    /// <summary>A cause or condition of life that predicts ill health.</summary>
    Determinant,

    /// <summary>Shown beside the others; not used to rank.</summary>
    Context,
}

/// <summary>What a figure does in a ranking, as the analysis has it. Its meaning to a reader is its <see cref="IndicatorRole"/>.</summary>
public enum FigureRole
{
    /// <summary>Shown only.</summary>
    Shown,

    /// <summary>An outcome that burden and unmet need are made of.</summary>
    Label,

    /// <summary>Told to a model of an outcome, or used to spread one.</summary>
    Feature,

    /// <summary>Care that falls short.</summary>
    Gap,

    /// <summary>Kept to check the ranking by, and used for nothing else in it.</summary>
    Check,
}
