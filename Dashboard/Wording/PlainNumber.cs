using System.Globalization;

namespace HealthNeeds.Dashboard.Wording;

/// <summary>Numbers as addresses and forms have them.</summary>
internal static class PlainNumber
{
    /// <summary>All digits that a number has, without an exponent, which no parameter's rule reads: "0.00001".</summary>
    /// <param name="number">Below 10²⁸ either way.</param>
    public static string Of(double number) =>
        decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
}
