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
