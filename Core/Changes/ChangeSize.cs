namespace HealthNeeds.Core.Changes;

/// <summary>Which number of a <see cref="DataVersion"/> a change moves on; the greatest of several counts.</summary>
public enum ChangeSize
{
    /// <summary>Same figures, same method: the release was made again, by other code perhaps.</summary>
    None,

    /// <summary>Corrections: values, counts of people or assets that were there are different now.</summary>
    Patch,

    /// <summary>Periods or indicators came or went.</summary>
    Minor,

    /// <summary>The method or the areas changed.</summary>
    Major,
}
