namespace HealthNeeds.Dashboard.Api.Serving;

/// <summary>The terms figures come under, unless an indicator has its own; attribution lines are the sources' own and come with each answer.</summary>
internal static class FigureLicence
{
    public const string Figures = "Open Government Licence v3.0";

    /// <summary>The terms of one indicator's figures.</summary>
    /// <param name="indicator">Null where figures are of many, or of none.</param>
    public static string Of(Indicator? indicator) => indicator?.Licence ?? Figures;

    /// <summary>The terms of what is made of the figures of two, each said once.</summary>
    public static string Of(Indicator? one, Indicator? other) => string.Join("; ", new[] { Of(one), Of(other) }.Distinct(StringComparer.Ordinal));
}
