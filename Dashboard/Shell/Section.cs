namespace HealthNeeds.Dashboard.Shell;

/// <summary>The part of the site a page belongs to, marked in the navigation.</summary>
public enum Section
{
    None,
    FindNeed,
    Assets,
    Data,
}
