using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <param name="Through">The asset's own need that makes the fit.</param>
/// <param name="Similarity">0 to 1.</param>
internal sealed record NeedFit(NeedRelation Relation, Need Through, double Similarity);

internal enum NeedRelation
{
    Same,

    /// <summary>The asset works on one part of the need.</summary>
    Part,

    /// <summary>The asset works on the field the need is part of.</summary>
    WiderField,
}
