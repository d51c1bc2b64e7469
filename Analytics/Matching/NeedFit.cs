using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <param name="Through">The asset's own need that makes the fit.</param>
/// <param name="Similarity">0 to 1.</param>
internal sealed record NeedFit(NeedRelation Relation, Need Through, double Similarity)
{
    /// <summary>True where the asset works on the need, or on a part of it: what lies beside or above it is no answer.</summary>
    public bool Answers => Relation is NeedRelation.Same or NeedRelation.Part;
}

internal enum NeedRelation
{
    Same,

    /// <summary>The asset works on one part of the need.</summary>
    Part,

    /// <summary>The asset works on another need whose answers help with this one.</summary>
    Helps,

    /// <summary>The asset works on the field the need is part of.</summary>
    WiderField,
}
