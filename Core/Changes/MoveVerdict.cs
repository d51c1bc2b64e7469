namespace HealthNeeds.Core.Changes;

public enum MoveVerdict
{
    /// <summary>The median rank is what it was.</summary>
    Unmoved,

    /// <summary>It differs by no more than the two ranks are uncertain: not called a change.</summary>
    WithinNoise,

    /// <summary>It differs by more than that.</summary>
    Changed,

    /// <summary>One of the releases does not rank the area in this place.</summary>
    NotComparable,
}
