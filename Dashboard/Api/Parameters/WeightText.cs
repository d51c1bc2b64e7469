using System.Globalization;
using HealthNeeds.Analytics.Scenarios;

namespace HealthNeeds.Dashboard.Api.Parameters;

/// <summary>Weights by id as they stand in an address: "cancer:2,best-start:0.5".</summary>
internal static class WeightText
{
    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint;

    public static bool TryParse(string text, out IReadOnlyDictionary<string, double> weights)
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        weights = found;
        foreach (var piece in text.Split(','))
        {
            if (piece.Split(':') is not [{ Length: > 0 } id, { Length: > 0 and <= 12 } number] || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
                return false;
            if (!double.TryParse(number, Plain, CultureInfo.InvariantCulture, out var weight) || !(weight is >= 0 and <= NeedScenario.MostWeight) || !found.TryAdd(id, weight))
                return false;
        }

        return true;
    }
}
