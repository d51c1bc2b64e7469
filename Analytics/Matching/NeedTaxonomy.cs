using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>Needs, their broader needs and what helps with them: the gate every match must pass.</summary>
internal sealed class NeedTaxonomy(IReadOnlyList<Need> needs, MatchingOptions options)
{
    private readonly Dictionary<string, Need> _byId = needs.ToDictionary(n => n.Id, StringComparer.Ordinal);

    public Need this[string id] => _byId.TryGetValue(id, out var need)
        ? need
        : throw new ArgumentException($"'{id}' is not a need: expected one of {string.Join(", ", _byId.Keys)}.", nameof(id));

    /// <returns>The best fit of the asset's needs to the need, or null where none is related.</returns>
    public NeedFit? Fit(Asset asset, Need need)
    {
        if (asset.Needs.Contains(need.Id))
            return new NeedFit(NeedRelation.Same, need, 1);
        if (asset.Needs.FirstOrDefault(own => IsPartOf(own, need.Id)) is { } part)
            return new NeedFit(NeedRelation.Part, this[part], options.OnePart);
        if (asset.Needs.FirstOrDefault(own => need.HelpedBy.Any(h => h.Need == own)) is { } helping)
            return new NeedFit(NeedRelation.Helps, this[helping], options.Helps);
        return asset.Needs.FirstOrDefault(own => IsPartOf(need.Id, own)) is { } wider
            ? new NeedFit(NeedRelation.WiderField, this[wider], options.WiderField)
            : null;
    }

    private bool IsPartOf(string part, string whole)
    {
        for (var parent = this[part].Parent; parent is not null; parent = this[parent].Parent)
        {
            if (parent == whole)
                return true;
        }

        return false;
    }
}

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
