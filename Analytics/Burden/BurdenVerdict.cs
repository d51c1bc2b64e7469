using HealthNeeds.Core.Models;

namespace HealthNeeds.Analytics.Burden;

/// <param name="Shipped">Id of the candidate that ships as the model.</param>
/// <param name="Model">What ships; null where no model beats the best simple order, which ships then.</param>
/// <param name="BestSimple">The best of those orders that do not hold the outcome.</param>
/// <param name="Simple">Every order that costs nothing, whole authorities left out.</param>
/// <param name="Rows">Areas with an outcome.</param>
internal sealed record BurdenVerdict(string Shipped, StackedRun? Model, Baseline BestSimple, IReadOnlyList<Baseline> Simple, int[] Rows, ModelGate Gate);
