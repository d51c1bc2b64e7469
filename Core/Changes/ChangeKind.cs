namespace HealthNeeds.Core.Changes;

/// <summary>What became of a thing from one release to another.</summary>
public enum ChangeKind
{
    Added,
    Withdrawn,
    Changed,
    Unchanged,
}
