using System.Globalization;

namespace HealthNeeds.Analytics.Burden;

/// <summary>What must be said wherever a burden model's result is shown.</summary>
internal static class BurdenNotes
{
    public static IReadOnlyList<string> Of(LabelledOutcome labelled, BurdenVerdict verdict, RecordReliability? record, BurdenPosterior posterior) =>
    [
        Model(verdict),
        "To the model's estimate is added how far the area's authority and MSOA, by their other LSOAs, lie above or below what the model foresees.",
        Record(record, posterior),
        $"The outcome ({labelled.Key.Period}) is published by the Indices of Deprivation, which shrink and model small-area figures; part of what is estimated is their modelling.",
        "Conditions of life may be of the outcome's own years, and Census 2021 lies within them; no figure of health of those years is told to a model"
            + (labelled.Label.SharedNumerators.Count == 0 ? "." : ", and none that counts people on illness benefits (income and employment deprivation of 2025)."),
        "An outcome of an area depends on much besides care. Contributions are associations, not causes.",
    ];

    private static string Model(BurdenVerdict verdict) => verdict.Model is null
        ? $"No model beat the best simple order, so that order ships: {verdict.BestSimple.Title.ToLowerInvariant()}."
        : verdict.Shipped == BurdenJudge.Stack
            ? string.Create(CultureInfo.InvariantCulture, $"Trees and a ridge regression, mixed ({100 * verdict.Model.TreeShare.Average():0}% trees): each area is estimated by models that never saw its local authority.")
            : "A ridge regression, for the trees added nothing that holds: each area is estimated by a model that never saw its local authority.";

    private static string Record(RecordReliability? record, BurdenPosterior posterior) => record is null
        ? "The earlier edition is not held, so how far the area's own figure may be believed is not known, and it counts nothing."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"The area's own published figure counts {100 * posterior.RecordShare:0}%: between two editions an LSOA keeps {100 * record.Persistence:0}% of what sets it apart from its conditions, authority and MSOA; the rest is counted as error of the record.");
}
