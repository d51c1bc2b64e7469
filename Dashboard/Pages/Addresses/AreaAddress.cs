namespace HealthNeeds.Dashboard.Pages.Addresses;

internal static class AreaAddress
{
    public static string Of(AreaCode code, string focus = FocusArea.Overall) =>
        focus == FocusArea.Overall ? $"/areas/{code}" : $"/areas/{code}?focus={focus}";
}
