using System.Globalization;
using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Pages.WhatIf;

/// <summary>
/// Reads the page's address. A form sends one field a weight ("weight.cancer=2") and one a figure left out; the page's own address holds them
/// in one parameter each, as /api/v1/scenario does.
/// </summary>
internal sealed class WhatIfRequest(IQueryCollection given, ReleaseReading reading, RankingBasis basis)
{
    private const string FormWeight = "weight.";
    private const string FormWithout = "leave-out";
    private const int MostFirst = 1000;

    private readonly PageParameters parameters = new(given, reading, new NextStep(WhatIfQuery.Page, "Begin with the declared weights"));

    /// <summary>True where a form was sent: its reader is led on to the address of what it asks.</summary>
    public bool IsForm => given.Keys.Any(k => k.StartsWith(FormWeight, StringComparison.Ordinal) || k == FormWithout);

    /// <exception cref="RefusedRequestException">A value is malformed or unknown; the problem says what is allowed.</exception>
    public WhatIfQuery Read()
    {
        var (focus, level) = (parameters.Focus(), parameters.Level());
        return new WhatIfQuery(focus, parameters.Kind(), level, level == AreaLevel.Ltla24 ? null : parameters.Within(level), Weights(focus), Without(), First());
    }

    private Dictionary<string, double> Weights(string focus)
    {
        var name = focus == FocusArea.Overall ? WhatIfQuery.FocusWeights : WhatIfQuery.ConditionWeights;
        var other = focus == FocusArea.Overall ? WhatIfQuery.ConditionWeights : WhatIfQuery.FocusWeights;
        if (parameters.Value(other) is not null)
            throw parameters.Refused(other, focus == FocusArea.Overall ? "goes with one focus area" : "goes with all focus areas together", [$"“{name}”"]);
        IReadOnlyDictionary<string, double> weights = new Dictionary<string, double>(StringComparer.Ordinal);
        if (parameters.Value(name) is { } text && (text.Length > 1000 || !WeightText.TryParse(text, out weights)))
            throw parameters.Refused(name, "is not a list of weights", [$"ids and weights from 0 to {NeedScenario.MostWeight}, as in cancer:2,best-start:0.5"]);
        var known = Known(focus);
        var asked = weights.Concat(FormWeights()).ToList();
        if (asked.Find(w => !known.Contains(w.Key, StringComparer.Ordinal)) is { Key: { } unknown })
            throw parameters.Refused(name, $"names “{(unknown.Length <= 40 ? unknown : unknown[..40])}”, which is not weighed here", known);
        return asked.DistinctBy(w => w.Key, StringComparer.Ordinal).Where(w => w.Value != 1).ToDictionary(StringComparer.Ordinal);
    }

    private IEnumerable<KeyValuePair<string, double>> FormWeights() =>
        given.Keys.Where(k => k.StartsWith(FormWeight, StringComparison.Ordinal)).Select(k => new KeyValuePair<string, double>(k[FormWeight.Length..], FormNumber(k)));

    private double FormNumber(string name) => parameters.Value(name) switch
    {
        null => 1,
        { Length: <= WeightText.Longest } text when double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) && weight is >= 0 and <= NeedScenario.MostWeight => weight,
        _ => throw parameters.Refused(name.Length <= 60 ? name : FormWeight, "is not a weight", [$"a number from 0 to {NeedScenario.MostWeight}"]),
    };

    private List<string> Known(string focus) => focus == FocusArea.Overall
        ? [.. basis.Overall.Where(w => w.Kind == NeedKind.Unmet).Select(w => w.Focus)]
        : [.. basis.Measures.Where(m => m.Focus == focus).SelectMany(m => m.Terms).Select(t => t.Id).Distinct(StringComparer.Ordinal)];

    private List<string> Without()
    {
        var asked = (parameters.Value("without")?.Split(',') ?? []).Concat(given[FormWithout].OfType<string>()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var known = basis.Parts.Select(p => p.Id).ToList();
        return asked.TrueForAll(id => known.Contains(id, StringComparer.Ordinal)) ? asked : throw parameters.Refused("without", "names a figure that this release does not rank by", known);
    }

    private int First() => parameters.Value("first") switch
    {
        null => WhatIfQuery.UsualFirst,
        { Length: <= 4 } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first is >= 1 and <= MostFirst => first,
        _ => throw parameters.Refused("first", "is not a number of places", [$"a whole number from 1 to {MostFirst}"]),
    };
}
