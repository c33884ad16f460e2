"""From a matter to an answer: assessment, graph, questionnaire, ranking, strategy, deadlines, explanation."""
