namespace HealthNeeds.Store.DuckDb;

/// <summary>
/// Sums of doubles depend on the order in which the threads meet the rows; a sum of whole trillionths does
/// not. The last bits matter: areas with nearly the same figure change places, and the models fold and fit on those places.
/// Row rules keep figures small enough for 38 digits.
/// </summary>
internal static class ExactSum
{
    /// <param name="term">An SQL expression over one row, of finite doubles.</param>
    /// <returns>An aggregate of type <c>decimal(38, 12)</c>; its quotient with another is a double.</returns>
    public static string Of(string term) => $"sum(({term})::decimal(38, 12))";
}
