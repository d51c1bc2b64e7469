namespace HealthNeeds.Core.Indicators;

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
