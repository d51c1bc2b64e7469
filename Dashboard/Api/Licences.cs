namespace HealthNeeds.Dashboard.Api;

/// <summary>The terms every figure comes under; attribution lines are the sources' own and come with each answer.</summary>
internal static class Licences
{
    public const string Figures = "Open Government Licence v3.0";

    /// <summary>House of Commons Library MSOA names.</summary>
    public const string PlaceNames = "MSOA names: House of Commons Library, Open Parliament Licence";
}
