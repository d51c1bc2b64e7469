using HealthNeeds.Analytics.Unmet;

namespace HealthNeeds.Analytics.Sensitivities;

/// <summary>A condition of a ranking whose assumptions are varied. Positions are those in the ranking's lists.</summary>
/// <param name="Need">Position of the part that says who has it; -1 where only the care is known.</param>
/// <param name="Care">Position of the part that says who of them is not cared for; -1 where no figure is held.</param>
/// <param name="Parent">Position of the condition that stands for its harm while no figure of its care counts; -1 for none.</param>
/// <param name="People">Logarithms per row of the residents concerned; all 0 where all count alike.</param>
internal sealed record VariedCondition(int Focus, int Need, int Care, int Parent, Harm Harm, float[] People, bool HasPeople)
{
    /// <summary>Whether it counts with its figure of care.</summary>
    public bool WithCare(Alternative alternative) => Care >= 0 && !alternative.CareOut[Care];

    /// <summary>False where the outcome it is counted by is left out, or there is nothing left to count it by.</summary>
    public bool Counts(Alternative alternative) =>
        Need < 0 ? WithCare(alternative) : alternative.LeftOut[Focus] != Need;
}
