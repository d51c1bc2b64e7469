namespace HealthNeeds.Store.Changes;

/// <summary>Where one of two releases stands in a session: the databases that hold its small and its large tables.</summary>
/// <param name="Tables">Name under which its file is attached.</param>
/// <param name="Large">The same, or the working database while the release is being written.</param>
internal sealed record ComparedSide(string Tables, string Large)
{
    public ComparedSide(string attached)
        : this(attached, attached)
    {
    }
}
