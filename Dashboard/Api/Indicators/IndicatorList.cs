using System.Text.Json;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;

namespace HealthNeeds.Dashboard.Api.Indicators;

internal sealed record IndicatorList(ReleaseStamp Release, string Licence, IReadOnlyList<string> Attribution, IReadOnlyList<IndicatorItem> Items);

/// <param name="Polarity">"higher-is-worse", "higher-is-better" or "none".</param>
/// <param name="NewestPeriod">Of the figures this release holds of it; null where it holds none.</param>
/// <param name="NewestPeriodEnd">Its last day: how old the figures are is counted from it.</param>
/// <param name="Uses">What the indicator does in which focus area.</param>
/// <param name="Own">True where this installation added it: no official statistic.</param>
/// <param name="Licence">The terms of this indicator's figures, where they differ from most also here.</param>
internal sealed record IndicatorItem(
    string Id,
    string Name,
    string Definition,
    string Unit,
    int Decimals,
    string Polarity,
    string Source,
    string Cadence,
    string? NewestPeriod,
    DateOnly? NewestPeriodEnd,
    string NativeLevel,
    bool Modelled,
    bool Own,
    string? Caveat,
    string Domain,
    IReadOnlyList<IndicatorUseItem> Uses,
    string Licence)
{
    public static IndicatorItem Of(Indicator indicator, Period? newest) => new(
        indicator.Id.Value,
        indicator.Name,
        indicator.Definition,
        indicator.Unit,
        indicator.Decimals,
        indicator.Polarity.Id(),
        indicator.Source,
        indicator.Cadence,
        newest?.ToString(),
        newest?.End,
        indicator.NativeLevel.Id(),
        indicator.Modelled,
        indicator.IsOwn,
        indicator.Caveat,
        indicator.Domain,
        [.. indicator.Uses.Select(u => new IndicatorUseItem(u.Focus, u.Role.Id()))],
        FigureLicence.Of(indicator));
}

/// <param name="Role">"burden", "gap", "determinant" or "context".</param>
internal sealed record IndicatorUseItem(string Focus, string Role);
